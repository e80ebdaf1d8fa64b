import type { ProcedureMap } from '../../api/answers/procedures.js';
import type { ConcordatApi } from '../../api/concordat-api.js';
import { found } from '../../api/concordat-api.js';
import type { Form } from '../../page/form.js';
import type { Visit } from '../../page/visit.js';
import { lowerFirst } from '../../view/policy-words.js';
import { readWhen, whenNames } from './when-form.js';

export type About = ProcedureMap['about'];

/** What beginning a map asks for: which way it goes, and when what is known at its start happened. */
export const factName = (code: string): string => `fact-${code}`;
export const atStart = ({ facts }: ProcedureMap): ProcedureMap['facts'] => facts.filter((fact) => fact.atStart);
export const namesFor = (map: ProcedureMap): string[] => ['variant', ...atStart(map).flatMap(({ code }) => whenNames(factName(code)))];

export function readBegin(form: Form, map: ProcedureMap) {
  const variant = map.variants.find(({ code }) => code === form.value('variant'))?.code;
  form.check('variant', map.variants.length === 0 || variant !== undefined, 'Choose which way it goes');
  const facts = atStart(map).flatMap(({ code, title }) => {
    const when = readWhen(form, factName(code), `of “${lowerFirst(title)}”`);
    return when === undefined ? [] : [{ fact: code, when }];
  });
  return { key: form.key, code: map.code, version: map.version, variant, facts };
}

/** The parts of the page that are the map's. */
export const begun = (map: ProcedureMap) => ({
  title: `Begin: ${lowerFirst(map.title)}`,
  map,
  facts: atStart(map).map(({ code, title }) => ({ name: factName(code), title })),
  variants: map.variants.map(({ code, title }) => ({ value: code, text: title })),
});

/** Every map about such a person. */
export async function mapsAbout(api: ConcordatApi, visit: Visit, about: About): Promise<ProcedureMap[]> {
  const { procedures } = await api.ask('Procedures', {}, visit);
  const codes = procedures.filter((one) => one.about === about).map(({ code }) => code);
  return Promise.all(codes.map(async (code) => found((await api.ask('Procedure', { code }, visit)).procedure)));
}
