import { setTimeout as pause } from 'node:timers/promises';
import { CannotContinue } from '../cannot-continue.js';
import { isFree } from '../postgres/free-port.js';

export interface Ports {
  readonly portal: number;
  readonly api: number;
  readonly identity: number;
}

const ASKED = [
  { part: 'portal', variable: 'PORT', usual: 3000 },
  { part: 'api', variable: 'API_PORT', usual: 3001 },
  { part: 'identity', variable: 'IDENTITY_PORT', usual: 3002 },
] as const;

export function readPorts(env: NodeJS.ProcessEnv): Ports {
  const ports = ASKED.map(({ part, variable, usual }) => {
    const port = Number(env[variable] || usual);
    if (Number.isInteger(port) && port > 0 && port < 65_536) return [part, port] as const;
    throw new CannotContinue(`${variable} must be a port, a whole number from 1 to 65535, and it is "${env[variable]}".`);
  });
  const twice = ports.find(([, port], i) => ports.findIndex(([, other]) => other === port) !== i);
  if (twice) throw new CannotContinue(`PORT, API_PORT and IDENTITY_PORT must differ, and two of them are ${twice[1]}.`);
  return Object.fromEntries(ports) as unknown as Ports;
}

/** What an earlier run left behind may need a moment to go; anything else is told apart by name, with the way round it. */
export async function refuseTakenPorts(ports: Ports, parts: readonly (keyof Ports)[], patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  for (const { part, variable } of ASKED.filter((one) => parts.includes(one.part))) {
    while (!(await isFree(ports[part]))) {
      if (Date.now() >= until) {
        const other = await nextFree(ports[part] + 100);
        throw new CannotContinue(
          `Port ${ports[part]}, which the ${part} would use, is taken by another program. Stop that program, or choose another port: ${variable}=${other} npm start`,
        );
      }
      await pause(100);
    }
  }
}

async function nextFree(port: number): Promise<number> {
  return port > 65_435 || (await isFree(port)) ? Math.min(port, 65_435) : nextFree(port + 1);
}
