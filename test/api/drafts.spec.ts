import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const save = async (player: Player, input: Json): Promise<Json> => {
  const answer = await desk.ask(player, 'SaveDraft', { input: { personId: desk.alder, kind: 'SHARE', content: '{"step":1}', ...input } });
  return ((answer['saveDraft'] as Json | undefined)?.['draft'] ?? answer) as Json;
};
const read = async (player: Player, id: unknown): Promise<Json | null> => (await desk.ask(player, 'Draft', { id }))['draft'] as Json | null;

describe('what is half typed', () => {
  it('is kept as it was typed, found again from My work, and thrown away', async () => {
    const content = JSON.stringify({ words: 'Tŷ Bach "quoted" \\u0000 \ud83d\ude00 \n', list: [1, null] });
    const { id } = await save('policeManager', { content });
    expect(await read('policeManager', id)).toMatchObject({ kind: 'SHARE', content, person: { name: 'Alder Reed' } });
    const again = await save('policeManager', { id, content: 'not JSON at all' });
    expect(again['id']).toBe(id);
    expect(await read('policeManager', id)).toMatchObject({ content: 'not JSON at all' });
    const { drafts } = await desk.ask<{ drafts: Json[] }>('policeManager', 'MyWork');
    expect(drafts).toContainEqual(expect.objectContaining({ id, kind: 'SHARE', person: expect.objectContaining({ id: desk.alder }) }));
    expect(await desk.ask('policeManager', 'DiscardDraft', { id })).toEqual({ discardDraft: true });
    expect(await desk.ask('policeManager', 'DiscardDraft', { id })).toEqual({ discardDraft: false });
    expect(await read('policeManager', id)).toBeNull();
  });

  it('is its author’s alone: a colleague in the same unit, a supervisor and another agency find nothing', async () => {
    const { id } = await save('policeManager', { content: 'about his brother' });
    for (const player of ['policeColleague', 'policeSupervisor', 'practitioner'] as const) {
      expect(await read(player, id)).toBeNull();
      expect((await desk.raw(player, 'MyWork')).text).not.toContain(String(id));
      expect(await desk.ask(player, 'DiscardDraft', { id })).toEqual({ discardDraft: false });
      const own = await save(player, { id, content: 'mine' });
      expect(own['id']).not.toBe(id);
    }
    expect(await read('policeManager', id)).toMatchObject({ content: 'about his brother' });
  });

  it('begins anew when it was thrown away in another window, so that nothing typed is lost', async () => {
    const { id } = await save('policeManager', {});
    await desk.ask('policeManager', 'DiscardDraft', { id });
    const next = await save('policeManager', { id, content: 'still here' });
    expect(await read('policeManager', next['id'])).toMatchObject({ content: 'still here' });
  });

  it.each([
    ['a page that is not kept', { kind: 'POEM' }, 'kind'],
    ['NUL', { content: 'a\u0000b' }, 'content'],
    ['a lone surrogate', { content: 'a\ud800b' }, 'content'],
  ])('refuses %s beside its field', async (_that, input, field) => {
    expect(await save('policeManager', input)).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.any(String) } });
  });

  it('takes as much as a page can hold, and refuses more in words', async () => {
    const { id } = await save('policeManager', { content: '"'.repeat(20_000) });
    expect((await read('policeManager', id))?.['content']).toHaveLength(20_000);
    for (const content of ['x'.repeat(262_001), '"'.repeat(140_000)])
      expect(await save('policeManager', { content })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('a person one may not open is missing', async () => {
    expect(await save('policeManager', { personId: randomUUID() })).toEqual({ code: 'NOT_FOUND' });
  });

  it.each<Player>(['policeAuditor', 'policeAdministrator', 'policeRecords', 'policeWithoutPost'])('%s keeps none', async (player) => {
    expect(await save(player, {})).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes when it has become a decision, and stays when the decision is refused', async () => {
    const person = await desk.person();
    const low = await desk.note('policeManager', person, (note) => note.slight());
    const high = await desk.note('policeManager', person, (note) => note.grave());
    const { id } = await save('policeManager', { personId: person });
    const decide = (items: Json[]) =>
      desk.decide('policeManager', { personId: person, draftId: id, recipients: [desk.to('practitioner', items)] });
    expect(await decide([{ noteIds: [low], outcome: 'SHARED' }])).toMatchObject({ code: 'SHR-01' });
    expect(await read('policeManager', id)).not.toBeNull();
    await decide([
      { noteIds: [low], outcome: 'SHARED' },
      { noteIds: [high], outcome: 'NOT_RELEVANT', reasonCode: 'OUTSIDE_THEIR_FUNCTION' },
    ]);
    expect(await read('policeManager', id)).toBeNull();
  });
});
