import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { asLoader } from '../support/loader.js';
import { answered, EnquiryDesk } from '../support/enquiry-desk.js';
import { conferenceRows, itemRow } from '../support/planted-conference.js';
import { managementPlanRow } from '../support/planted-management-plan.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
interface Match {
  readonly thingId: string;
  readonly kind: string;
  readonly placeId: string;
  readonly standing: string | null;
  readonly excerpt: string;
  readonly person: { readonly id: string };
  readonly agency: { readonly id: string };
}
interface Page {
  readonly items: readonly Match[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
}
let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const cast = () => desk.stage.cast;
const agency = (player: Player): string => cast().players[player].agencyId;
const page = async (who: Player, words: string, more: Json = {}): Promise<Page> => {
  const answer = await desk.ask<{ searchRecord?: Page }>(who, 'SearchRecord', { words, ...more });
  return answer.searchRecord ?? (JSON.stringify(answer) as never);
};
const found = async (who: Player, words: string, more: Json = {}): Promise<readonly string[]> =>
  (await page(who, words, more)).items.map(({ kind, thingId }) => `${kind} ${thingId}`);
const [FIRST, LAST] = ['\ue000', '\ue001'];
const note = (personId: string, body: string, who: Player = 'policeManager') => desk.note(who, personId, (one) => one.saying(body));
/** A word that stands nowhere else. */
let n = 0;
const newWord = (): string => `zelkova${String.fromCharCode(97 + (n += 1))}${randomUUID().replace(/[^a-f]/g, '')}`;

/** A conference with an entry about somebody, among these. */
async function minuted(personId: string, words: string, players: readonly Player[]): Promise<string> {
  const by = cast().players[players[0] as Player];
  const [id, itemId, entryId, ledgerEntryId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const agencyIds = players.map(agency);
  await asLoader(cast().ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
    for (const [table, row] of conferenceRows({ id, by, agencyIds, ledgerEntryId })) await insert(table, row);
    await insert('conference_item', itemRow({ id: itemId, conferenceId: id, personId, by, agencyIds, ledgerEntryId }));
    await insert('conference_entry', { id: entryId, item_id: itemId, person_id: personId, agency_id: by.agencyId, staff_id: by.staffId, kind: 'AGREED', words, ledger_entry_id: ledgerEntryId }); // prettier-ignore
  });
  return entryId;
}
async function planned(personId: string, who: Player, words: string): Promise<string> {
  const [id, ledgerEntryId] = [randomUUID(), randomUUID()];
  await asLoader(cast().ownerUrl, async (insert) => {
    await insert('ledger_entry', { id: ledgerEntryId, entry: Buffer.from('{}') });
    const objectives = JSON.stringify([{ objective: 'He settles', tactics: [{ what: `Ask about ${words}`, who: 'Police', by: null }] }]);
    await insert('management_plan', managementPlanRow({ id, personId, by: cast().players[who], ledgerEntryId, more: { objectives } }));
  });
  return id;
}

describe('words are found', () => {
  it('in notes, plans, minutes and answers, the newest first, with what stands around them', async () => {
    const [person, word] = [await desk.person(), newWord()];
    const [noteId, planId, entryId] = [
      await note(person, `He keeps a <b>${word}</b> in the shed & says so.`),
      await planned(person, 'policeManager', word),
      await minuted(person, `The ${word} is to be looked for.`, ['policeManager', 'practitioner']),
    ];
    const { items, hasMore } = await page('policeManager', word);
    expect(items.map(({ kind, thingId }) => `${kind} ${thingId}`).sort()).toEqual(
      [`MINUTE ${entryId}`, `NOTE ${noteId}`, `PLAN ${planId}`].sort(),
    );
    expect(items.at(-1)).toMatchObject({
      kind: 'NOTE',
      placeId: noteId,
      standing: null,
      title: 'Weapon made, held, carried or used',
      person: { id: person },
      agency: { id: agency('policeManager') },
      excerpt: `He keeps a <b>${FIRST}${word}${LAST}</b> in the shed & says so`,
    });
    expect(hasMore).toBe(false);
    expect(await found('policeManager', word, { kinds: ['PLAN'] })).toEqual([`PLAN ${planId}`]);
    const elsewhere = await note(await desk.person(), `Another ${word}.`);
    expect(await found('policeManager', word, { personId: person, kinds: ['NOTE'] })).toEqual([`NOTE ${noteId}`]);
    expect(await found('policeManager', `${word} -shed`, { kinds: ['NOTE'] })).toEqual([`NOTE ${elsewhere}`]);
    expect(await found('policeManager', `"in the shed" ${word}`)).toEqual([`NOTE ${noteId}`]);
    expect(await found('policeManager', `${word} or nowhere`, { kinds: ['NOTE'] })).toHaveLength(2);
  });

  it('in answers, by the agency that gave them and by whoever was sent and opened them; anew, the old one has ended', async () => {
    const [enquiries, person, word] = [await EnquiryDesk.on(desk), await desk.person(), newWord()];
    const enquiryId = await enquiries.asked({ personId: person }, ['practitioner', 'policeManager']);
    await enquiries.sent(enquiryId, [answered('plan', { said: `A ${word}.` })], {}, 'policeManager');
    const [answer] = await desk.rows<{ id: string }>(
      'select id from concordat.answer where enquiry_id = $1 and body like $2',
      enquiryId,
      `%${word}%`,
    );
    expect(await page('policeManager', word)).toMatchObject({ items: [{ kind: 'ANSWER', thingId: answer?.id, placeId: enquiryId }] });
    expect(await found('practitioner', word)).toEqual([]);
    const [share] = await desk.rows<{ id: string }>(
      'select s.id from concordat.share s join concordat.share_item i on i.share_id = s.id where i.answer_id = $1',
      answer?.id,
    );
    await desk.open('practitioner', share?.id);
    expect(await page('practitioner', word)).toMatchObject({ items: [{ kind: 'RECEIVED', placeId: share?.id, standing: null }] });
  });

  it('also where they are misspelt, when that is asked for', async () => {
    const person = await desk.person();
    const noteId = await note(person, 'A machete was seen under the stairs at Quillfeather Close.');
    expect(await found('policeManager', 'machette quilfeather', { personId: person })).toEqual([]);
    const { items } = await page('policeManager', 'machette quilfeather', { personId: person, alike: true });
    expect(items).toMatchObject([{ thingId: noteId }]);
    expect(items[0]?.excerpt).toContain(`A ${FIRST}machete${LAST} was`);
    expect(items[0]?.excerpt).toContain(`${FIRST}Quillfeather${LAST}`);
    expect(await found('policeManager', 'machette zanzibar', { personId: person, alike: true })).toEqual([]);
  });

  it('as whoever wrote them meant them: in quotation marks, next to a stroke or a full stop, in brackets', async () => {
    const person = await desk.person();
    const words = Array.from({ length: 6 }, newWord);
    const [a, b, c, d, e, f] = words;
    const noteId = await note(person, `He said ‘${a}’ — ${b}—${c}/${d}; <${e}>.${f}`);
    for (const word of words) {
      const { items } = await page('policeManager', word);
      expect(items).toMatchObject([{ thingId: noteId }]);
      expect(items[0]?.excerpt.replaceAll(FIRST, '').replaceAll(LAST, '')).toBe(`He said ‘${a}’ — ${b}—${c}/${d}; <${e}>.${f}`);
      expect(items[0]?.excerpt).toContain(`${FIRST}${word}${LAST}`);
    }
    expect(await found('policeManager', `“${a} said” ${c}`)).toEqual([]);
    expect(await found('policeManager', `“said ${a}” ${c}/${d}`)).toEqual([`NOTE ${noteId}`]);
  });

  it('not at all where there is nothing to look for, however long or odd it is', async () => {
    const [person, word] = [await desk.person(), newWord()];
    await note(person, `The ${word}.`);
    for (const words of ['', '   ', 'the and of', '"', '-', ':*&|!()', '<<->>', '%', "'; drop table", `${'a '.repeat(150)}${word}`])
      for (const alike of [false, true]) expect((await page('policeManager', words, { alike, personId: person })).items).toEqual([]);
    expect((await desk.raw('policeManager', 'SearchRecord', { words: 'a\u0000b' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('a page at a time, each thing once', async () => {
    const [person, word] = [await desk.person(), newWord()];
    const all: string[] = [];
    for (let i = 0; i < 23; i += 1) all.push(`NOTE ${await note(person, `${word} ${i}`)}`);
    const one = await page('policeManager', word);
    expect(one).toMatchObject({ hasMore: true });
    const two = await page('policeManager', word, { after: one.endCursor });
    expect(two).toMatchObject({ hasMore: false });
    const seen = [...one.items, ...two.items].map(({ kind, thingId }) => `${kind} ${thingId}`);
    expect(one.items).toHaveLength(20);
    expect(seen.sort()).toEqual(all.sort());
  });
});

describe('what is found is what one may read', () => {
  it('nothing of another agency, and the same bytes for what is not there', async () => {
    const [person, word] = [await desk.person(), newWord()];
    await note(person, `A ${word}.`);
    await planned(person, 'policeManager', word);
    const hidden = await desk.raw('practitioner', 'SearchRecord', { words: word });
    const absent = await desk.raw('practitioner', 'SearchRecord', { words: newWord() });
    expect(hidden.text).toBe(absent.text);
    expect(await found('practitioner', word, { alike: true })).toEqual([]);
    expect(await found('policeManager', word)).toHaveLength(2);
    expect(await found('policeSupervisor', word)).toHaveLength(2);
    expect(await desk.ask('policeRecords', 'SearchRecord', { words: word })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of what was sent only the words that went, from the first sight of them until they are taken back', async () => {
    const [person, word, cut] = [await desk.person(), newWord(), newWord()];
    const noteId = await note(person, `A ${word} was found; ${cut} told us.`);
    const sharing = {
      noteIds: [noteId],
      outcome: 'SHARED_IN_PART',
      reasonCode: 'PART_IDENTIFIES_SOMEONE_ELSE',
      sharedText: `A ${word} was found.`,
      cuts: [{ code: 'THIRD_PARTY' }],
    };
    const done = await desk.decide('policeManager', { personId: person, recipients: [desk.to('practitioner', [sharing])] });
    const [{ id: shareId } = { id: JSON.stringify(done) }] = (done['shares'] ?? []) as { id: string }[];
    expect(await found('practitioner', word)).toEqual([]);
    await desk.open('practitioner', shareId);
    const [match] = (await page('practitioner', word)).items;
    expect(match).toMatchObject({ kind: 'RECEIVED', placeId: shareId, agency: { id: agency('policeManager') } });
    expect(match?.excerpt).toBe(`A ${FIRST}${word}${LAST} was found`);
    expect(await found('practitioner', cut)).toEqual([]);
    expect(await found('prisonSecurity', word)).toEqual([]);
    // The sender finds the note, and not what it sent a second time.
    expect(await found('policeManager', word)).toEqual([`NOTE ${noteId}`]);
    await desk.revoke('policeManager', shareId);
    expect(await found('practitioner', word, { ended: true })).toEqual([]);
  });

  it('what was sent to one unit, or to one person, by them alone', async () => {
    const [person, word] = [await desk.person(), newWord()];
    const noteId = await note(person, `A ${word}.`, 'practitioner');
    const { staffId } = cast().players.policeManager;
    const recipient = { agencyId: agency('policeManager'), unitId: cast().players.policeManager.unitId, staffId };
    const done = await desk.decide('practitioner', {
      personId: person,
      recipients: [{ recipient, items: [{ noteIds: [noteId], outcome: 'SHARED' }] }],
    });
    const [share] = (done['shares'] ?? []) as { id: string }[];
    await desk.open('policeManager', share?.id);
    expect(await found('policeManager', word)).toHaveLength(1);
    expect(await found('policeColleague', word)).toEqual([]);
    expect(await found('policeSupervisor', word, { personId: person })).toEqual([]);
  });

  it('minutes about those for whom one’s agency was invited, and in no emergency', async () => {
    const [both, ours, word] = [await desk.person(), await desk.person(), newWord()];
    const [one, other] = [await minuted(both, word, ['policeManager', 'practitioner']), await minuted(ours, word, ['policeManager'])];
    expect([...(await found('policeManager', word))].sort()).toEqual([`MINUTE ${one}`, `MINUTE ${other}`].sort());
    expect(await found('practitioner', word)).toEqual([`MINUTE ${one}`]);
    expect(await found('prisonSecurity', word)).toEqual([]);
  });

  it('one’s own cases, and of somebody else’s only where the person is named', async () => {
    const word = newWord();
    const person = await aPerson().called('Rowan', 'Field').knownTo(cast().players.policeManager).put(cast());
    const noteId = await note(person, `A ${word}.`);
    expect(await found('hillsideManager', word)).toEqual([]);
    expect(await found('hillsideManager', word, { personId: person })).toEqual([`NOTE ${noteId}`]);
  });

  it('of a restricted case nothing to those who are not on its list, but what an emergency opens; nothing after it', async () => {
    const [word, crn] = [newWord(), `X${Math.floor(Math.random() * 900_000 + 100_000)}`];
    const builder = aPerson().called('Rowan', 'Field').known({ crn }).knownTo(cast().players.policeManager);
    const person = await builder.onlyFor(cast().players.policeColleague).put(cast());
    const noteId = await note(person, `A ${word}.`);
    await minuted(person, word, ['policeManager']);
    const about = { personId: person };
    const nothing = await desk.raw('policeManager', 'SearchRecord', { words: word, ...about });
    expect(nothing.text).toBe((await desk.raw('policeManager', 'SearchRecord', { words: word, personId: randomUUID() })).text);
    expect(await found('policeColleague', word, about)).toHaveLength(2);
    const opened = await desk.other('policeManager', 'OpenInEmergency', {
      identifier: crn,
      reason: 'He is at the door now and nobody of his own unit answers.',
    });
    expect(opened).toMatchObject({ __typename: 'EmergencyDone' });
    expect(await found('policeManager', word, about)).toEqual([`NOTE ${noteId}`]);
    await desk.rows(`update concordat.emergency_access set closed_at = concordat.now() where person_id = $1`, person);
    expect(await found('policeManager', word, about)).toEqual([]);
  });

  it('nothing of what a desk keeps to protect somebody, and nothing that is half typed', async () => {
    const [word, person] = [newWord(), await desk.person()];
    const { practitioner } = cast().players;
    const ours = { agency_id: practitioner.agencyId, unit_id: practitioner.unitId, recorded_by: practitioner.staffId };
    await asLoader(cast().ownerUrl, (insert) =>
      insert('protection_record', { ...ours, kind: 'RIGHT_TO_ASK', protected_name: word, safe_contact: word, words: word }),
    );
    await desk.ask('practitioner', 'SaveDraft', { input: { kind: 'NOTE', personId: person, content: JSON.stringify({ body: word }) } });
    expect(await found('practitioner', word, { personId: person })).toEqual([]);
    expect(await desk.count('search_text', 'spelt like $1', `%${word}%`)).toBe(0);
  });
});

describe('what was said and does not stand any more', () => {
  it('is found only where it is asked for, and says how it ended', async () => {
    const [person, word] = [await desk.person(), newWord()];
    const noteId = await note(person, `A ${word}.`);
    const withdrawn = await desk.other('policeManager', 'WithdrawNote', { noteId, reason: 'It is about another man' });
    expect(withdrawn).toMatchObject({ __typename: 'NoteWithdrawn' });
    expect(await found('policeManager', word)).toEqual([]);
    expect(await page('policeManager', word, { ended: true })).toMatchObject({ items: [{ thingId: noteId, standing: 'WITHDRAWN' }] });
  });

  it('is what the record says, in every row and after every act', async () => {
    const differing = await desk.rows(
      `(select * from concordat.searchable_words except all select * from concordat.search_text)
       union all (select * from concordat.search_text except all select * from concordat.searchable_words)`,
    );
    expect(differing).toEqual([]);
    expect(await desk.count('search_text')).toBeGreaterThan(40);
  });
});

describe('a search is a consultation', () => {
  it('kept with what was typed, what was shown and whom it was about', async () => {
    const [person, word] = [await desk.person(), newWord()];
    const noteId = await note(person, `A ${word}.`);
    await page('policeManager', word, { kinds: ['NOTE'], personId: person });
    const [line] = await desk.rows(
      `select act, operation, subject_type, person_id, row_count, details from concordat.access_log where details ->> 'words' = $1`,
      word,
    );
    const details = { words: word, kinds: ['NOTE'], shown: [noteId] };
    expect(line).toEqual({
      act: 'SEARCH',
      operation: 'SearchRecord',
      subject_type: 'RecordMatch',
      person_id: person,
      row_count: 1,
      details,
    });
  });

  it('names by itself nothing of another agency, and nobody whose case is closed to the one who asks', async () => {
    const [open, word] = [await desk.person(), newWord()];
    const closed = await aPerson()
      .called('Rowan', 'Field')
      .knownTo(cast().players.policeManager)
      .onlyFor(cast().players.policeColleague)
      .put(cast());
    for (const person of [open, closed]) await note(person, `A ${word}.`);
    const named = (who: Player, person: string) =>
      desk.rows(
        `select kind from concordat.search_words($1, $2, $3, null, $4, true, false, null, null)`,
        agency(who),
        cast().players[who].staffId,
        word,
        person,
      );
    expect(await named('policeManager', open)).toEqual([{ kind: 'NOTE' }]);
    expect(await named('practitioner', open)).toEqual([]);
    expect(await named('policeColleague', closed)).toEqual([{ kind: 'NOTE' }]);
    expect(await named('policeManager', closed)).toEqual([]);
  });
});
