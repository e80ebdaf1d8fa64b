import { type AgencyKind, gravity } from '@lib/kernel';
import type { DecideAct, NoteAct, WorldAct, WorldItemDecision, WorldRecipientDecision } from '../world-acts.js';
import type { WorldAgreement } from '../world-file.js';
import { CROWD_BEGINS, CROWD_ENDS } from './demo-clock.js';
import type { Draw } from './draw.js';
import type { Held, Story } from './held.js';
import { decideItems, hasTold } from './outcomes.js';
import { afterShare } from './reactions.js';
import type { Case } from './people.js';
import { writeNote } from './texts.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

export function tell(one: Case, world: Story['world'], draw: Draw, notes: number): WorldAct[] {
  const story: Story = { one, world, draw, acts: [], held: [], until: CROWD_ENDS };
  const times = Array.from({ length: notes }, () => workingHour(draw, draw.between(CROWD_BEGINS, CROWD_ENDS))).sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  times.forEach((at, i) => {
    story.until = times[i + 1] ?? CROWD_ENDS;
    record(story, at, i);
  });
  return story.acts;
}

function record(story: Story, at: Date, i: number): void {
  const { one, draw, world } = story;
  const agency = draw.one([...one.leads.keys()]);
  const kind = world.agencies.find((each) => each.id === agency)?.kind ?? 'OTHER';
  const by = authorFor(story, agency, kind);
  const made = writeNote(draw, { kind: kind as AgencyKind, at, security: by.security });
  const old = story.held.find((note) => note.agency === agency && at.getTime() - note.at.getTime() > DAY);
  if (old && draw.chance(0.12)) return supersede(story, old, at);
  const act: NoteAct = {
    act: 'note',
    id: `${one.person.id}-n${i + 1}`,
    at: at.toISOString(),
    by: by.staff,
    person: one.person.id,
    ...made,
  };
  story.acts.push(act);
  story.held.push({ id: act.id, agency, at, act, told: new Set() });
  if (draw.chance(0.4)) share(story, agency, new Date(at.getTime() + draw.whole(10, 200) * MINUTE), i);
  else if (draw.chance(0.03)) withdraw(story, act, new Date(at.getTime() + draw.whole(20, 90) * MINUTE));
}

/** Security officers write the custody intelligence; everything else is written by whoever leads. */
function authorFor(story: Story, agency: string, kind: string): { readonly staff: string; readonly security: boolean } {
  const officer = story.world.staff.find((one) => one.agency === agency && one.posts.some((post) => post.role === 'PRISON_SECURITY'));
  if (kind === 'PRISON' && officer && story.draw.chance(0.5)) return { staff: officer.id, security: true };
  return { staff: story.one.leads.get(agency) ?? '', security: false };
}

function supersede(story: Story, old: Held, at: Date): void {
  const id = `${old.id}-v2`;
  const { act: _act, id: _id, at: _at, by, ...fields } = old.act;
  const body = `${fields.body} Seen again on ${at.getUTCDate()}/${at.getUTCMonth() + 1}.`;
  story.acts.push({
    act: 'supersede',
    ...fields,
    id,
    at: at.toISOString(),
    by,
    note: old.id,
    changeReason: 'Brought up to date after a further contact.',
    body,
  });
  story.held = story.held.filter((note) => note !== old);
  story.held.push({ id, agency: old.agency, at, act: { ...old.act, id, body }, told: new Set() });
}

function withdraw(story: Story, act: NoteAct, at: Date): void {
  if (at >= story.until) return;
  story.acts.push({ act: 'withdraw', at: at.toISOString(), by: act.by, note: act.id, reason: 'Entered on the wrong person’s record.' });
  story.held = story.held.filter((note) => note.id !== act.id);
}

/** What the holder has not told this one recipient yet, decided in one sitting. */
function decideAgain(story: Story, agency: string, to: string, at: Date): void {
  const { one, draw, world } = story;
  if (at >= story.until || !world.agreements.some((terms) => covers(terms, [agency, to], at))) return;
  const items = decideItems(draw, story.held.filter((note) => note.agency === agency && note.at < at && !note.told.has(to)), at); // prettier-ignore
  const left = [...one.leads.keys()].filter((other) => other !== agency && other !== to);
  const id = `${one.person.id}-r${story.acts.length}`;
  story.acts.push({
    act: 'decide',
    id,
    at: at.toISOString(),
    by: one.leads.get(agency) ?? '',
    person: one.person.id,
    recipients: [{ to: { agency: to }, purpose: purposeFor(one), items }],
    ...leftOut(left),
  });
  remember(story, to, items, { id, at, agency });
}

function share(story: Story, agency: string, at: Date, i: number): void {
  const { one, draw, world } = story;
  if (at >= story.until) return;
  const partners = [...one.leads.keys()].filter(
    (other) => other !== agency && world.agreements.some((terms) => covers(terms, [agency, other], at)),
  );
  const chosen = draw.some(partners, draw.chance(0.25) ? 2 : 1);
  const id = `${one.person.id}-s${i + 1}`;
  const mine = story.held.filter((note) => note.agency === agency);
  const recipients = chosen.flatMap((to): WorldRecipientDecision[] => {
    const items = decideItems(
      draw,
      mine.filter((note) => !note.told.has(to)),
      at,
    );
    if (items.length === 0) return [];
    const asked = draw.chance(0.2)
      ? { asked: draw.one(ASKED), respondBy: new Date(at.getTime() + draw.whole(2, 9) * DAY).toISOString() }
      : {};
    return [{ to: { agency: to }, purpose: purposeFor(one), ...asked, items }];
  });
  if (recipients.length === 0) return;
  const left = [...one.leads.keys()].filter((other) => other !== agency && !recipients.some((recipient) => recipient.to.agency === other));
  story.acts.push({
    act: 'decide',
    id,
    at: at.toISOString(),
    by: one.leads.get(agency) ?? '',
    person: one.person.id,
    recipients,
    ...leftOut(left),
  });
  for (const { to, items } of recipients) remember(story, to.agency, items, { id, at, agency });
  answerBack(story, agency, recipients.map(({ to }) => to.agency), at); // prettier-ignore
}

/** Who was told something, or is of the sender's controller group, mostly looks at what it holds itself; where nobody does, a gap stays to be found. */
function answerBack(story: Story, agency: string, told: readonly string[], at: Date): void {
  const group = story.world.agencies.find((one) => one.id === agency)?.group;
  const siblings =
    group === undefined
      ? []
      : [...story.one.leads.keys()].filter(
          (other) => other !== agency && story.world.agencies.some((one) => one.id === other && one.group === group),
        );
  const owed: [holder: string, to: string][] = [
    ...told.map((to): [string, string] => [to, agency]),
    ...siblings.flatMap((holder) => told.map((to): [string, string] => [holder, to])),
  ];
  owed.forEach(([holder, to], i) => {
    const later = new Date(at.getTime() + story.draw.whole(60, 600) * MINUTE + i);
    const owes = story.held.some((note) => note.agency === holder && note.at < later && !note.told.has(to));
    if (holder !== to && owes && story.draw.chance(0.9)) decideAgain(story, holder, to, later);
  });
}

function leftOut(agencies: readonly string[]): Pick<DecideAct, 'leftOut'> {
  return agencies.length === 0
    ? {}
    : { leftOut: agencies.map((agency) => ({ agency, words: 'Nothing here that they have to act on at the moment.' })) };
}

function remember(story: Story, to: string, items: readonly WorldItemDecision[], set: { id: string; at: Date; agency: string }): void {
  const sent = items.filter(hasTold).flatMap((item) => item.notes);
  for (const note of story.held) if (sent.includes(note.id)) note.told.add(to);
  const graver = story.held.filter(
    (note) => items.some((item) => item.outcome === 'WITHHELD' && item.notes.includes(note.id)) && gravity(note.act.level ?? null) >= 3,
  );
  story.acts.push(...afterShare(story, { ...set, to, sent: sent.length > 0, withheld: graver.map((note) => note.id) }));
}

function covers(terms: WorldAgreement, pair: readonly string[], at: Date): boolean {
  const inForce = new Date(terms.startsAt) <= at && (terms.endsAt === undefined || at < new Date(terms.endsAt));
  return inForce && pair.every((agency) => terms.parties.some((party) => party.agency === agency));
}

function purposeFor(one: Case): string {
  return one.person.stage === 'BEFORE_RELEASE' ? 'RELEASE_PLANNING' : 'OFFENDER_MANAGEMENT';
}

function workingHour(draw: Draw, day: Date): Date {
  const at = new Date(day);
  at.setUTCHours(draw.whole(8, 16), draw.whole(0, 59), draw.whole(0, 59), 0);
  return at > CROWD_ENDS ? CROWD_ENDS : at;
}

const ASKED = [
  'Please tell us whether you know of any other address.',
  'Please let us know before you next visit.',
  'Please check what you hold about this and tell us.',
  'Please take this into account in your plan and confirm.',
];
