import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema } from 'graphql';
import type { Player } from '../support/actors.js';
import { succeeded } from '../support/bad-answers.js';
import { RegisteredInput, type SoundValue } from '../support/input-places.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { SoundInputs, ThingMaker } from '../support/sound-inputs.js';
import { PLAIN } from '../support/sound-variants.js';

const file = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../apps/api', name), 'utf8');
const isKey = (where: string): boolean => where.endsWith('.key');
const KEYED = RegisteredInput.all(buildSchema(file('schema.graphql')), file('operations.graphql')).filter(
  (operation) => operation.changes && operation.places().some(({ where }) => isKey(where)),
);
const PLAYERS: readonly Player[] = ['policeManager', 'practitioner', 'policeSupervisor', 'policeAdministrator', 'policeGovernor'];

let desk: SharingDesk;
const makers = new Map<Player, ThingMaker>();
beforeAll(async () => {
  desk = await SharingDesk.open();
  for (const player of PLAYERS) makers.set(player, await ThingMaker.for(desk, player));
});
afterAll(() => desk?.stage.strike());

/** From things made anew each time and in other words, so that the second input is never the first one. */
let sent = 0;
async function send(player: Player, operation: RegisteredInput, key: string, requestId: string = key) {
  const sound = await SoundInputs.for(makers.get(player) as ThingMaker, operation, PLAIN);
  const withKey: SoundValue = (where, type) => (isKey(where) ? key : sound.value(where, type));
  sent += 1;
  const variables = JSON.stringify(operation.sound(withKey))
    .replaceAll('says so', `says so ${sent} times`)
    // Without any words: another hour of the day.
    .replaceAll('"digestHour":8', `"digestHour":${6 + (sent % 10)}`);
  const body = `{"operationName":"${operation.name}","variables":${variables}}`;
  return desk.stage.api.post(body, desk.stage.cast.players[player].token, { 'x-request-id': requestId });
}

test.each(KEYED.map((operation) => [operation.name, operation] as const))(
  '%s: a key used again for something else is refused, and the log says so',
  async (name, operation) => {
    const key = `reused-${name}`.slice(0, 60);
    let done: Player | undefined;
    for (const player of PLAYERS) {
      if (!done && succeeded(await send(player, operation, key))) done = player;
    }
    if (!done) throw new Error(`${name} works for none of ${PLAYERS.join(', ')}`);
    // Under an id of its own: whoever tried before may have been refused for another reason, which the log says too.
    const again = await send(done, operation, key, `again-${key}`);
    expect(Object.values(again.data ?? {})).toEqual([expect.objectContaining({ code: 'KEY_REUSED' })]);
    const logged = await desk.rows(
      `select operation, code from concordat.access_log where act = 'REFUSED' and correlation_id = $1`,
      `again-${key}`,
    );
    expect(logged).toEqual([{ operation: expect.any(String), code: 'KEY_REUSED' }]);
  },
);
