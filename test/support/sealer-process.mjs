/**
 * The sealer of dist in a process of its own, which kills itself with SIGKILL at one step when KILL_AT says so: a pattern for the statement
 * or the address it has sent, and whether it dies before that was sent or after it was answered.
 */
import pg from 'pg';
import { Sealer } from '../../dist/libs/ledger/src/index.js';

const at = process.env.KILL_AT ? new RegExp(process.env.KILL_AT) : null;
const when = process.env.KILL_WHEN;
const die = () => process.kill(process.pid, 'SIGKILL');
const around = (what, send) => {
  const here = at?.test(what);
  if (here && when === 'before') return die();
  const answer = send();
  if (!here) return answer;
  return Promise.resolve(answer).then(die);
};
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (text, ...rest) {
  return around(typeof text === 'string' ? text : String(text?.text), () => query.call(this, text, ...rest));
};
const ask = globalThis.fetch;
globalThis.fetch = (url, init) => around(String(url), () => ask(url, init));

const sealer = new Sealer(JSON.parse(process.env.SEALER_PLACES), {
  info: () => undefined,
  error: (what) => process.stderr.write(`${JSON.stringify(what)}\n`),
});
process.once('SIGTERM', () => sealer.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
