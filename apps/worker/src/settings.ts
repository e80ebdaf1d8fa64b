import { z } from 'zod';

const settings = z.object({
  WORKER_DATABASE_URL: z
    .string('must be given: the address of the database as concordat_worker')
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production, development or test').default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a level').default('info'),
});
export type WorkerSettings = z.infer<typeof settings>;

/** What is wrong, in words for whoever sets this up; it keeps the worker from starting. */
export class CannotStart extends Error {}

export function workerSettings(environment: Readonly<Record<string, string | undefined>>): WorkerSettings {
  const found = settings.safeParse(environment);
  if (found.success) return found.data;
  const lines = found.error.issues.map(({ path, message }) => `  ${path.map(String).join('.')} ${message}`);
  throw new CannotStart(`These settings are wrong:\n${lines.join('\n')}`);
}
