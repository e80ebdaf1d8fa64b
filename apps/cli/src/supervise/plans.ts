import { join } from 'node:path';
import type { Database } from '../database/database.js';
import { root } from '../settings/data-dir.js';
import { environmentFor, type ServiceName } from '../settings/environment.js';
import type { Installation } from '../settings/installation.js';
import type { LogKeepers } from './log-keepers.js';
import type { ServicePlan } from './service.js';

/** In the order of starting; the portal last, because a page needs all the others. */
export function servicePlans(place: Installation, database: Database, keepers: LogKeepers): ServicePlan[] {
  const plan = (name: ServiceName, ready: ServicePlan['ready']): ServicePlan => ({
    name,
    main: join(root, `dist/apps/${name}/src/main.js`),
    environment: environmentFor(name, place, database.addresses, keepers),
    ready,
    logs: join(place.dataDir, 'logs'),
  });
  const health = (port: number): ServicePlan['ready'] => ({ health: `http://localhost:${port}/health` });
  return [
    ...keepers.plans,
    ...(place.demo || place.local ? [plan('identity', health(place.ports.identity))] : []),
    plan('api', health(place.ports.api)),
    plan('worker', { line: 'ready' }),
    plan('portal', health(place.ports.portal)),
  ];
}
