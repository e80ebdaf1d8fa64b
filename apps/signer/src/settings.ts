import { orCannotStart } from '@lib/keeper';
import { z } from 'zod';

const place = z.object({
  SIGNER_DIR: z.string('must be given: the folder of its key and of what it signed last').min(1, 'must be given'),
  LEDGER_LOG: z
    .string()
    .regex(/^[^\s+]{1,255}$/, 'must have no spaces and no plus sign')
    .default('ledger.concordat.example/2026'),
});
const settings = place
  .extend({
    SIGNER_SECRET: z
      .string('must be given: what the integrator sends to be let in')
      .min(32, 'must be 32 characters or more: openssl rand -base64 33 makes one'),
    SIGNER_HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
    SIGNER_PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(65_535, 'must be at most 65535')
      .default(3005),
    /** The demonstration makes its key when it first starts. */
    SIGNER_NEW_KEY: z.literal('if-missing', 'must be if-missing, or left out').optional(),
    NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production, development or test').default('development'),
  })
  .refine(({ SIGNER_NEW_KEY, NODE_ENV }) => !(SIGNER_NEW_KEY && NODE_ENV === 'production'), {
    path: ['SIGNER_NEW_KEY'],
    message: 'is not taken in production, where a key is made once, by hand, with --new-key',
  });

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the key stands and what it is called: all that is needed to make one. */
export const signerPlace = (environment: Environment): z.infer<typeof place> => orCannotStart(place.safeParse(environment));
export const signerSettings = (environment: Environment): z.infer<typeof settings> => orCannotStart(settings.safeParse(environment));
