import type { Request } from 'express';
import type { PortalConfig } from '../config.js';

/**
 * A managed device may stay idle for longer. Who says that it is one is a setting: the agency's own gateway, by a header that it strips from
 * everybody else's requests; otherwise nobody. In a demonstration every device counts as managed.
 */
export function isManagedDevice(config: PortalConfig, req: Pick<Request, 'get'>): boolean {
  if (config.managedDevice === 'always') return true;
  if (config.managedDevice === 'never') return false;
  return /^(yes|true|1)$/i.test(req.get(config.managedDevice.slice('header:'.length)) ?? '');
}
