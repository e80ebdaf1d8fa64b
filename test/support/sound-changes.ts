import { randomUUID } from 'node:crypto';
import { asLoader } from './loader.js';
import type { Json, SharingDesk } from './sharing-desk.js';

/** Somebody new whose account may be suspended, and a suspension of somebody else that waits to be looked at: each with what names it as shown. */
export async function soundChanges(desk: SharingDesk): Promise<[string, string][]> {
  const [subject, other] = [await newcomer(desk), await newcomer(desk)];
  const propose = await suspension(desk, subject.staffId);
  const sent = await suspension(desk, other.staffId);
  const input = { ...sent, key: randomUUID(), reason: 'The search record says so' };
  const done = (await desk.ask('policeAdministrator', 'ProposeChange', { input })) as { proposeChange: { change: { id: string } } };
  const { id } = done.proposeChange.change;
  const shown = (await desk.ask('policeGovernor', 'ChangeToAnswer', { id })) as { changeToAnswer: { seen: string } };
  return [
    ['own staff', subject.staffId],
    ['post', subject.postId],
    ['change considered', propose.seen],
    ['change', id],
    ['change shown', shown.changeToAnswer.seen],
  ];
}

async function suspension(desk: SharingDesk, staffId: string): Promise<{ kind: string; staffId: string; seen: string }> {
  const input = { kind: 'ACCOUNT_SUSPENDED', staffId };
  const { considerChange } = (await desk.ask('policeAdministrator', 'ConsiderChange', { input })) as { considerChange: Json };
  return { ...input, seen: String(considerChange['seen']) };
}

async function newcomer({ stage }: SharingDesk): Promise<{ staffId: string; postId: string }> {
  const { agencies, units } = stage.cast;
  const ids = { staffId: randomUUID(), postId: randomUUID() };
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id: ids.staffId, agency_id: agencies.police, name: 'Somebody new', job_title: 'Test player' });
    await insert('account', { staff_id: ids.staffId, issuer: stage.issuer.issuer, subject: ids.staffId });
    const post = {
      staff_id: ids.staffId,
      unit_id: units.riverside,
      agency_id: agencies.police,
      role: 'POLICE_DUTY_OFFICER',
      held_from: '2020-01-01',
    };
    await insert('post', { id: ids.postId, ...post });
  });
  return ids;
}
