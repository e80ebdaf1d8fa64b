import { randomUUID } from 'node:crypto';
import type { Lane, RaceWorld } from './race-world.js';
import type { Heard, Wire } from './wire.js';

/** One way in which what somebody could see a moment ago ends. `make` comes back when it has been acknowledged. */
export interface Change {
  readonly name: string;
  readonly prepare?: (world: RaceWorld, lane: Lane, wire: Wire) => Promise<void>;
  readonly make: (world: RaceWorld, lane: Lane, wire: Wire) => Promise<void>;
  readonly restore: (world: RaceWorld, lane: Lane) => Promise<void>;
  /** Afterwards: nothing of the share, nothing of the person, or the share still there and marked as in transition. */
  readonly leaves: 'no share' | 'nothing' | 'transition';
}

const endAgreement = (world: RaceWorld, { agreement }: Lane, ago: string): Promise<void> =>
  world.change('update concordat.agreement set ends_at = concordat.now() - $2::interval where id = $1', [agreement, ago]);
const liveAgreement = (world: RaceWorld, { agreement }: Lane): Promise<void> =>
  world.change('update concordat.agreement set ends_at = null where id = $1', [agreement]);
const stage = (world: RaceWorld, { person }: Lane, name: string): Promise<void> =>
  world.change('update concordat.person set stage = $2 where id = $1', [person, name]);
const signIn = (world: RaceWorld, { reader }: Lane): Promise<void> =>
  world.change('update concordat.sign_in set ended_at = null, ended_why = null, last_seen_at = now() where id = $1', [reader.signInId]);
const unlimited = (world: RaceWorld, { person }: Lane): Promise<void> =>
  world.change('delete from concordat.access_limit where person_id = $1', [person]);
const limited = (world: RaceWorld, { person, reader }: Lane, staffId: string, kind: string): Promise<void> =>
  world.change('insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, $4, $5)', [
    person,
    reader.agencyId,
    staffId,
    kind,
    'Test',
  ]);
const endPost = 'update concordat.post set held_to = concordat.now() where staff_id = $1 and agency_id = $2';
const holdPost = 'update concordat.post set held_to = null where staff_id = $1 and agency_id = $2';

const postAgain = (world: RaceWorld, { reader }: Lane): Promise<void> => world.change(holdPost, [reader.staffId, reader.agencyId]);
/** An administrator's suspension ends the sign-ins as well. */
const activeAgain = async (world: RaceWorld, lane: Lane): Promise<void> => {
  await world.change(`update concordat.account set state = 'ACTIVE' where id = $1`, [lane.accountId]);
  await signIn(world, lane);
};

async function accepted(heard: Promise<Heard>, word: string): Promise<void> {
  const { text } = await heard;
  if (!text.includes(word)) throw new Error(`the change was not made: ${text}`);
}

const recall = (change: Change): Change => ({
  ...change,
  name: `${change.name}, recall running`,
  prepare: (world, lane) => stage(world, lane, 'RECALL'),
  restore: async (world, lane) => {
    await change.restore(world, lane);
    await stage(world, lane, 'COMMUNITY');
  },
});
const over: Change = {
  name: 'agreement over with its transition',
  make: (world, lane) => endAgreement(world, lane, '31 days'),
  restore: liveAgreement,
  leaves: 'no share',
};
const ending: Change = {
  name: 'agreement ended, transition running',
  make: (world, lane) => endAgreement(world, lane, '1 day'),
  restore: liveAgreement,
  leaves: 'transition',
};

/** Taking away is done the moment an administrator has said why; they look at what it does first. */
async function considered(world: RaceWorld, lane: Lane, input: object, wire: Wire): Promise<void> {
  const { text } = await wire.ask({ token: world.administrator.token, operationName: 'ConsiderChange', variables: { input } });
  lane.seen = /"seen":"([^"]+)"/.exec(text)?.[1] ?? '';
  if (lane.seen === '') throw new Error(`the change was not considered: ${text}`);
}
function proposed(world: RaceWorld, { seen }: Lane, input: object, wire: Wire): Promise<void> {
  const variables = { input: { ...input, seen, key: randomUUID(), reason: 'They have left the team' } };
  return accepted(wire.ask({ token: world.administrator.token, operationName: 'ProposeChange', variables }), '"ChangeRecorded"');
}
const suspension = ({ reader }: Lane) => ({ kind: 'ACCOUNT_SUSPENDED', staffId: reader.staffId });
const leaving = ({ reader, post }: Lane) => ({ kind: 'POST_ENDED', staffId: reader.staffId, postId: post });

export const CHANGES: readonly Change[] = [
  {
    name: 'share revoked',
    make: (world, { share }, wire) => {
      const input = { key: randomUUID(), shareId: share, reason: 'It went to the wrong team' };
      return accepted(wire.ask({ token: world.sender.token, operationName: 'RevokeShare', variables: { input } }), '"ShareRevoked"');
    },
    restore: (world, lane) => world.shareAgain(lane),
    leaves: 'no share',
  },
  over,
  recall(over),
  ending,
  recall(ending),
  {
    name: 'post ended',
    make: (world, { reader }) => world.change(endPost, [reader.staffId, reader.agencyId]),
    restore: postAgain,
    leaves: 'nothing',
  },
  {
    name: 'post moved to another agency',
    make: (world, { reader: { staffId, agencyId } }) =>
      world.together(
        [endPost, [staffId, agencyId]],
        ['update concordat.staff set agency_id = $2 where id = $1', [staffId, world.cast.agencies.council]],
        [
          `insert into concordat.post (staff_id, unit_id, agency_id, role) values ($1, $2, $3, 'PARTNER_PRACTITIONER')`,
          [staffId, world.cast.units.housing, world.cast.agencies.council],
        ],
      ),
    restore: (world, { reader: { staffId, agencyId } }) =>
      world.together(
        ['delete from concordat.post where staff_id = $1 and agency_id = $2', [staffId, world.cast.agencies.council]],
        ['update concordat.staff set agency_id = $2 where id = $1', [staffId, agencyId]],
        [holdPost, [staffId, agencyId]],
      ),
    leaves: 'nothing',
  },
  {
    name: 'account suspended',
    make: (world, { accountId }) => world.change(`update concordat.account set state = 'SUSPENDED' where id = $1`, [accountId]),
    restore: activeAgain,
    leaves: 'nothing',
  },
  {
    name: 'signed out',
    make: (_, { reader }, wire) =>
      accepted(wire.ask({ token: reader.token, operationName: 'EndSession', variables: {} }), '"endSession":true'),
    restore: signIn,
    leaves: 'nothing',
  },
  {
    name: 'excluded from the person',
    make: (world, lane) => limited(world, lane, lane.reader.staffId, 'EXCLUDED'),
    restore: unlimited,
    leaves: 'nothing',
  },
  {
    name: 'taken off the list of a restricted case',
    prepare: async (world, lane) => {
      await limited(world, lane, lane.reader.staffId, 'ALLOWED');
      await limited(world, lane, world.cast.players.practitioner.staffId, 'ALLOWED');
    },
    make: (world, { person, reader }) =>
      world.change('delete from concordat.access_limit where person_id = $1 and staff_id = $2', [person, reader.staffId]),
    restore: unlimited,
    leaves: 'nothing',
  },
  {
    name: 'account suspended by an administrator',
    prepare: (world, lane, wire) => considered(world, lane, suspension(lane), wire),
    make: (world, lane, wire) => proposed(world, lane, suspension(lane), wire),
    restore: activeAgain,
    leaves: 'nothing',
  },
  {
    name: 'post ended by an administrator',
    prepare: (world, lane, wire) => considered(world, lane, leaving(lane), wire),
    make: (world, lane, wire) => proposed(world, lane, leaving(lane), wire),
    restore: postAgain,
    leaves: 'nothing',
  },
  {
    name: 'sign-in ended by an administrator',
    make: (world, { reader }, wire) =>
      accepted(
        wire.ask({ token: world.administrator.token, operationName: 'EndSignIn', variables: { id: reader.signInId } }),
        '"endSignIn":true',
      ),
    restore: signIn,
    leaves: 'nothing',
  },
  {
    name: 'knows the person, and has said so',
    make: (world, { person, reader: { agencyId, unitId, staffId } }) =>
      world.change('insert into concordat.recusal (person_id, agency_id, unit_id, staff_id) values ($1, $2, $3, $4)', [
        person,
        agencyId,
        unitId,
        staffId,
      ]),
    restore: (world, { person }) =>
      world.change(
        `update concordat.recusal set lifted_at = concordat.now(), lifted_by = $2, lifted_words = 'Looked into' where person_id = $1 and lifted_at is null`,
        [person, world.administrator.staffId],
      ),
    leaves: 'nothing',
  },
];
