// The planted fault, loaded before the API: who asks is remembered for a second, as a permission cache would. Loaded as it is, the transaction
// believes it too; with `?verified` only the first question is answered from memory, and the transaction still looks again.
import pg from 'pg';

const KEPT_MS = 1_000;
const believed = new URL(import.meta.url).search !== '?verified';
const answers = new Map();
const query = pg.Client.prototype.query;

pg.Client.prototype.query = function remembering(asked, ...rest) {
  if (asked?.name === 'actor_for') {
    const key = JSON.stringify(asked.values);
    const known = answers.get(key);
    if (known && Date.now() - known.at < KEPT_MS) return known.answer;
    const answer = query.call(this, asked, ...rest);
    answers.set(key, { at: Date.now(), answer });
    return answer;
  }
  if (believed && asked?.name === 'act_for') {
    const [, staff, agency, , units, roles] = asked.values;
    const text = `select set_config('app.staff_id', $1::uuid::text, true), set_config('app.agency_id', $2::uuid::text, true),
      set_config('app.unit_ids', $3::uuid[]::text, true), set_config('app.roles', $4::text[]::text, true)`;
    return query.call(this, { name: 'believed', text, values: [staff, agency, units, roles] });
  }
  return query.call(this, asked, ...rest);
};
