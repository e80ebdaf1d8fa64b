import type { MailSettings } from '@lib/notify';
import { z } from 'zod';

const workingDays = (usual: number) =>
  z
    .string()
    .regex(/^\d{1,2}$/, 'must be a whole number of working days, 0 to 99')
    .transform(Number)
    .default(usual);

/** What it takes to seal the record; a worker that is given none of it leaves that to another. */
const sealing = z.object({
  INTEGRATOR_DATABASE_URL: z
    .string('must be given: the address of the database as concordat_integrator')
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  SIGNER_URL: z.url('must be the address of the signer, such as http://localhost:3005'),
  SIGNER_SECRET: z.string('must be given: what lets the integrator in to the signer').min(32, 'must be 32 characters or more'),
  LEDGER_POLICY: z.string('must be given: the file that names the log’s key and its witnesses'),
  ERASURE_REGISTER: z
    .string('must be given: the folder, apart from the database, in which it is written down what was erased by law')
    .min(1, 'must name a folder'),
});
export type SealingSettings = z.infer<typeof sealing>;

const settings = z.object({
  WORKER_DATABASE_URL: z
    .string('must be given: the address of the database as concordat_worker')
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production, development or test').default('development'),
  /** When an enquiry is chased, in whole working days after it was due. */
  CHASE_REMINDER_WORKING_DAYS: workingDays(0),
  CHASE_ANSWERER_WORKING_DAYS: workingDays(1),
  CHASE_ASKER_WORKING_DAYS: workingDays(2),
  /** How many days the files of an export are kept. */
  EXPORT_KEEP_DAYS: z
    .string()
    .regex(/^[1-9]\d?$/, 'must be a whole number of days, 1 to 99')
    .transform(Number)
    .default(7),
  /** By what mail goes. Left out, none goes: in development its text is kept and shown on a page, in production it is off, and pages say so. */
  MAIL: z.enum(['notify', 'smtp', 'off'], 'must be notify, smtp or off').optional(),
  NOTIFY_API_KEY: z.string().optional(),
  NOTIFY_TEMPLATE_ID: z.string().optional(),
  NOTIFY_URL: z.url('must be an address').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional(),
  /** Where links in mail lead. */
  PORTAL_URL: z.url('must be the address of the portal').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a level').default('info'),
});
export type WorkerSettings = z.infer<typeof settings>;

/** What is wrong, in words for whoever sets this up; it keeps the worker from starting. */
export class CannotStart extends Error {}

/** Throws when what the chosen way needs is not there: mail that is switched on and cannot go would be found out by whoever was not told. */
export function mailBy({ MAIL, NODE_ENV, PORTAL_URL, ...given }: Omit<WorkerSettings, 'WORKER_DATABASE_URL'>): MailSettings {
  const portal = PORTAL_URL ?? 'http://localhost:3000';
  if (MAIL === 'off' || (MAIL === undefined && NODE_ENV === 'production')) return { by: 'off', portal };
  if (MAIL === undefined) return { by: 'development', portal };
  if (PORTAL_URL === undefined) throw needed('PORTAL_URL', MAIL);
  if (MAIL === 'smtp') {
    const { SMTP_URL: url = missing('SMTP_URL', MAIL), MAIL_FROM: from = missing('MAIL_FROM', MAIL) } = given;
    return { by: 'smtp', portal, url, from };
  }
  const { NOTIFY_API_KEY: key = missing('NOTIFY_API_KEY', MAIL), NOTIFY_TEMPLATE_ID: templateId = missing('NOTIFY_TEMPLATE_ID', MAIL) } =
    given;
  return { by: 'notify', portal, notify: { key, templateId, url: given.NOTIFY_URL } };
}
const needed = (name: string, mail: string): CannotStart =>
  new CannotStart(`These settings are wrong:\n  ${name} must be given with MAIL=${mail}`);
const missing = (name: string, mail: string): never => {
  throw needed(name, mail);
};

type Environment = Readonly<Record<string, string | undefined>>;

export function workerSettings(environment: Environment): WorkerSettings {
  const found = read(settings, environment);
  mailBy(found);
  return found;
}

/** All of it or nothing: half of it would be a record that waits to be sealed and never is. */
export function sealingSettings(environment: Environment): SealingSettings | null {
  return Object.keys(sealing.shape).some((name) => environment[name]) ? read(sealing, environment) : null;
}

function read<Settings>(schema: z.ZodType<Settings>, environment: Environment): Settings {
  const found = schema.safeParse(environment);
  if (found.success) return found.data;
  const lines = found.error.issues.map(({ path, message }) => `  ${path.map(String).join('.')} ${message}`);
  throw new CannotStart(`These settings are wrong:\n${lines.join('\n')}`);
}
