import { answered } from './answered.js';
import { USAGE } from './command-line.js';
import { asJson, asText, exitCode } from './wording/print.js';

const words = process.argv.slice(2);
if (words.length === 0 || words.includes('--help')) {
  process.stdout.write(USAGE);
  process.exitCode = words.length === 0 ? exitCode('cannot tell') : 0;
} else {
  const answer = answered(words);
  process.stdout.write(words.includes('--json') ? asJson(answer) : asText(answer));
  process.exitCode = exitCode(answer.verdict);
}
