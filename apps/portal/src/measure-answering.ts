import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import type { AnsweringQuestion, EnquiryBrief, EnquiryPolicyAnswer } from './api/answers/answering.js';
import type { Viewer } from './api/answers/viewer.js';
import type { PortalConfig } from './config.js';
import { readAnswer, valuesOf } from './journeys/answering/question-form.js';
import { isChanged, prefilled, questionView } from './journeys/answering/question-view.js';
import { show } from './page/answer.js';
import { Form } from './page/form.js';
import { Visit } from './page/visit.js';
import { Renderer } from './view/renderer.js';
import { templates } from './view/templates.js';

/*
 * For the bench, in a process of its own: what drawing a page of questions costs, and what reading it back does, with the real form, view,
 * templates and renderer. It reads the pages from standard input and prints microseconds of processor time for each, median of the samples.
 */
interface Asked {
  readonly viewer: Viewer;
  readonly enquiry: EnquiryBrief;
  readonly policy: EnquiryPolicyAnswer['enquiryPolicy'];
  /** By name: the questions of one page, or of several that take turns. */
  readonly pages: Readonly<Record<string, readonly (readonly AnsweringQuestion[])[]>>;
}
const SAMPLES = 5;
const SAMPLE_MICROS = 200_000;

const asked = JSON.parse(readFileSync(0, 'utf8')) as Asked;
const renderer = new Renderer({ demo: true } as PortalConfig, templates());

const request = (): Request => {
  const path = `/enquiries/${asked.enquiry.id}/answer/groups/custody`;
  const req = { method: 'GET', path, originalUrl: path, params: {}, query: {}, headers: {}, session: { person: {} } } as unknown as Request;
  Visit.of(req).viewer = () => Promise.resolve(asked.viewer);
  return req;
};

function draw(questions: readonly AnsweringQuestion[]): Promise<string> {
  const form = prefilled(new Form<string>([], undefined), questions);
  const views = questions.map((one) => questionView(one, form));
  const shown = { form, views, enquiry: asked.enquiry, policy: asked.policy, page: 1, pages: 15, each: false, other: '/', back: '/' };
  const res = { locals: { cspNonce: 'nonce' } } as unknown as Response;
  return renderer.page(request(), res, show('journeys/answering/answer-group', { title: 'In custody', ...shown }));
}

/** As it is posted: everything on the page, changed by nobody. */
const posted = (questions: readonly AnsweringQuestion[]): Record<string, unknown> =>
  Object.assign({}, ...questions.map((one) => valuesOf(one.question, one))) as Record<string, unknown>;
function read(questions: readonly AnsweringQuestion[], body: unknown): number {
  const form = new Form<string>([], body);
  return questions.map(({ question }) => isChanged(form, readAnswer(form, question))).length;
}

/** Microseconds of processor time for one: several to a sample, so that the clock is fine enough. */
async function cost(once: (nth: number) => unknown): Promise<number> {
  const spend = async (micros: number): Promise<number> => {
    const began = process.cpuUsage();
    for (let done = 1; ; done += 1) {
      await once(done);
      const { user, system } = process.cpuUsage(began);
      if (user + system >= micros) return (user + system) / done;
    }
  };
  await spend(SAMPLE_MICROS * 3);
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) samples.push(await spend(SAMPLE_MICROS));
  return samples.sort((a, b) => a - b)[Math.floor(SAMPLES / 2)] ?? 0;
}

const found: Record<string, { readonly drawn: number; readonly read: number; readonly bytes: number }> = {};
for (const [name, pages] of Object.entries(asked.pages)) {
  const turn = (nth: number): readonly AnsweringQuestion[] => pages[nth % pages.length] ?? [];
  const bodies = new Map(pages.map((questions) => [questions, posted(questions)]));
  const bytes = Buffer.byteLength(await draw(turn(0)));
  const drawn = await cost((nth) => draw(turn(nth)));
  found[name] = { drawn, read: await cost((nth) => read(turn(nth), bodies.get(turn(nth)))), bytes };
}
process.stdout.write(JSON.stringify(found));
