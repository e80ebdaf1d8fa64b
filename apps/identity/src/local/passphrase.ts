import { COMMON_WORDS } from './common-words.js';

const LEAST = 12;
const MOST = 200;
const CONTROL = /[\u0000-\u001F\u007F-\u009F]|\p{Cs}/u;
/** What has to be left when common words and the person's own have been taken out: about a word that nobody could foresee. */
const LEAST_UNFORESEEN = 6;
const RUNS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];

/** One spelling of what was typed, whatever keyboard it came from. Spaces count: a passphrase is a row of words. */
export const asTyped = (passphrase: string): string => passphrase.normalize('NFC');

/**
 * Why this passphrase will not do, or undefined. Length and foreseeability, and no rules about kinds of character: they make people
 * write "Password1!" (National Cyber Security Centre, NIST SP 800-63B).
 */
export function whyNot(passphrase: string, about: readonly string[]): string | undefined {
  const length = [...passphrase].length;
  if (length === 0) return 'Enter a passphrase';
  if (CONTROL.test(passphrase)) return 'The passphrase has a hidden character that cannot be typed again. Choose another';
  if (length < LEAST) return `The passphrase must be ${LEAST} characters or more. Three or four words that do not belong together will do`;
  if (length > MOST) return `The passphrase must be ${MOST} characters or fewer`;
  const plain = plainly(passphrase);
  if (/^(.{1,6})\1+$/u.test(plain) || new Set(plain).size < 5)
    return 'The passphrase repeats itself, so it is easy to guess. Choose another';
  if (unforeseen(plain, about) < LEAST_UNFORESEEN)
    return 'The passphrase is made of words that are tried first, such as your own name. Choose words that nobody would expect';
  return undefined;
}

const plainly = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function unforeseen(plain: string, about: readonly string[]): number {
  const own = about.flatMap((text) => [plainly(text), ...text.split(/[^\p{L}\p{N}]+/u).map(plainly)]).filter((word) => word.length >= 3);
  const words = [...own, ...COMMON_WORDS].sort((one, other) => other.length - one.length);
  let left = plain;
  for (const word of words) left = left.replaceAll(word, ' ');
  for (const run of RUNS) left = withoutRun(left, run);
  return left.replaceAll(' ', '').length;
}

/** Takes out every stretch of the run that is three or longer, longest first. */
function withoutRun(text: string, run: string): string {
  let left = text;
  for (let length = run.length; length >= 3; length--)
    for (let from = 0; from + length <= run.length; from++) left = left.replaceAll(run.slice(from, from + length), ' ');
  return left;
}
