import { orCannotStart } from '@lib/keeper';
import { NoteError, parseVerifierKey, type VerifierKey } from '@lib/tlog';
import { z } from 'zod';

const OF_A_LOG = 1;

const place = z.object({
  WITNESS_DIR: z.string('must be given: the folder of its key and of what it saw').min(1, 'must be given'),
  WITNESS_NAME: z
    .string('must be given: what it is called in every policy, such as met.witness.concordat.example')
    .regex(/^[^\s+]{1,255}$/, 'must have no spaces and no plus sign'),
});
const settings = place.extend({
  WITNESS_LOGS: z.string('must be given: the public keys of the logs it witnesses, with spaces between them').transform((text, context) => {
    const keys = text.split(/\s+/).filter((word) => word !== '');
    if (keys.length === 0) context.addIssue('must name at least one log');
    return keys.flatMap((key) => logKey(key, (message) => context.addIssue(message)));
  }),
  WITNESS_HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  WITNESS_PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(65_535, 'must be at most 65535')
    .default(3006),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the key stands and what it is called: all that is needed to make one. */
export const witnessPlace = (environment: Environment): z.infer<typeof place> => orCannotStart(place.safeParse(environment));
export const witnessSettings = (environment: Environment): z.infer<typeof settings> => orCannotStart(settings.safeParse(environment));

function logKey(text: string, wrong: (message: string) => void): VerifierKey[] {
  try {
    const key = parseVerifierKey(text);
    if (key.algorithm === OF_A_LOG) return [key];
    wrong(`names ${key.name}, which is the key of a witness and not of a log`);
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
    wrong(`holds something that is not a public key: ${fault.message}`);
  }
  return [];
}
