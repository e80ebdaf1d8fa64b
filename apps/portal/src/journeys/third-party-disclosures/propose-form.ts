import { isMeaningless, isUuid } from '@lib/kernel';
import type { Disclosure } from '../../api/answers/third-party-disclosures.js';
import type { Form } from '../../page/form.js';

export const PROPOSE_FIELDS: readonly string[] = ['need', 'whom', 'relation', 'whyThem', 'harm', 'sought', 'saying', 'whyNot'];
/** Among the choices of whom to tell: somebody of whom there is no reference. */
export const NOT_RECORDED = 'other';

export function fromDisclosure(old: Disclosure): Record<string, string> {
  return {
    need: old.need,
    whom: old.thirdParty?.id ?? NOT_RECORDED,
    relation: old.relation ?? '',
    whyThem: old.whyThem,
    harm: old.harm,
    sought: old.sought ? 'yes' : 'no',
    [old.sought ? 'saying' : 'whyNot']: old.representations,
  };
}

/** What saves a round trip, in the words of the API; all of it at once, each beside its field. */
export function checkProposal(form: Form): void {
  const [whom, sought] = [form.value('whom'), form.value('sought')];
  form
    .check('need', !isMeaningless(form.value('need')), 'Say what need telling would answer')
    .check('whom', whom === NOT_RECORDED || isUuid(whom), 'Choose who is best placed to be told')
    .check('relation', whom !== NOT_RECORDED || !isMeaningless(form.value('relation')), 'Say who they are to this person')
    .check('whyThem', !isMeaningless(form.value('whyThem')), 'Say why they are best placed to be told')
    .check('harm', !isMeaningless(form.value('harm')), 'Say what harm telling could do, and to whom')
    .check('sought', sought === 'yes' || sought === 'no', 'Say whether you asked the person for their side')
    .check('saying', sought !== 'yes' || !isMeaningless(form.value('saying')), 'Say what the person said')
    .check('whyNot', sought !== 'no' || !isMeaningless(form.value('whyNot')), 'Say why you did not ask the person');
}

/** Where the API's words about a field are shown. */
export const renamed = (form: Form): Readonly<Record<string, string>> => ({
  thirdPartyId: 'whom',
  relation: form.value('whom') === NOT_RECORDED ? 'relation' : 'whom',
  representations: form.value('sought') === 'no' ? 'whyNot' : 'saying',
});

export function proposalInput(form: Form) {
  const [whom, sought] = [form.value('whom'), form.value('sought') === 'yes'];
  return {
    need: form.value('need'),
    thirdPartyId: whom === NOT_RECORDED ? undefined : whom,
    relation: whom === NOT_RECORDED ? form.optional('relation') : undefined,
    whyThem: form.value('whyThem'),
    harm: form.value('harm'),
    sought,
    representations: form.value(sought ? 'saying' : 'whyNot'),
  };
}
