import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROLES } from '@lib/kernel';
import { sectionsOf } from './govuk-markdown.js';
import { HelpBook } from './help-book.js';
import { GUIDES, guideFor } from './help-contents.js';

const portal = resolve(import.meta.dirname, '../../..');
const book = new HelpBook();
const htmlOf = (slug: string): string =>
  book
    .page(slug)
    ?.sections.map(({ html }) => html)
    .join('') ?? '';
const markdownOf = (slug: string): string => readFileSync(join(portal, `help/${slug}.md`), 'utf8');

/** The text of every file below a folder that people read words from. */
function source(folder: string, ending: RegExp): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !/\.spec\.ts$|journeys\/help\//.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

const pagesSource = source(join(portal, 'src'), /\.(page\.ts|njk|ts)$/);
const declared = new Set(
  [...pagesSource.matchAll(/@Page\(\{\s*path:\s*(\[[^\]]*\]|'[^']*')/g)].flatMap(([, paths]) =>
    [...(paths ?? '').matchAll(/'([^']*)'/g)].map(([, path]) => path ?? ''),
  ),
);
const links = book.pages.flatMap(({ slug }) => [...markdownOf(slug).matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => ({ slug, to: to ?? '' })));

const brokenLink = (to: string): boolean => {
  const [path = '', anchor] = to.split('#');
  const topic = /^\/help\/(.+)$/.exec(path)?.[1];
  if (topic === 'accessibility' || path === '/help') return false;
  if (topic === undefined) return !declared.has(path);
  const sections = book.page(topic)?.sections;
  return !sections || (anchor !== undefined && !sections.some(({ id }) => id === anchor));
};

describe('the pages of help', () => {
  it('are all listed, and all listed are there', () => {
    const files = readdirSync(join(portal, 'help')).map((name) => name.replace(/\.md$/, ''));
    expect(files.sort()).toEqual(book.pages.map(({ slug }) => slug).sort());
  });

  it('tell each kind of work the same things, in the same order', () => {
    const headings = book.guides.map(({ sections }) => sections.map(({ heading }) => heading));
    const each = [
      'In a usual week',
      'What happens to what you write',
      'What others see, and what they do not',
      'When something is refused',
      'At 2 in the morning',
    ];
    expect(headings).toEqual(GUIDES.map(() => each));
    for (const { slug } of book.guides) expect(htmlOf(slug)).toContain('href="/help/urgent"');
  });

  it('have a guide for every role', () => {
    expect(ROLES.filter((role) => !guideFor([role]))).toEqual([]);
  });

  it('lead only to pages and headings that are there', () => {
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(({ to }) => brokenLink(to))).toEqual([]);
    expect(['/nowhere', '/help/nowhere', '/help/refused#nowhere'].map(brokenLink)).toEqual([true, true, true]);
  });

  it('name buttons, links and tasks as they stand on the pages', () => {
    const libs = resolve(portal, '../../libs');
    const onPages = plain(pagesSource + ['sharing', 'people', 'risk'].map((lib) => source(join(libs, lib, 'src'), /\.ts$/)).join('\n'));
    const named = book.pages.flatMap(({ slug }) =>
      [...markdownOf(slug).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => plain(words ?? '')),
    );
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((words) => !onPages.includes(words))).toEqual([]);
  });

  it('have no two headings of one address on one page', () => {
    for (const { sections } of book.pages) expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
  });
});

const plain = (text: string): string => text.replaceAll('’', "'");

describe('a page of our own writing', () => {
  it('is drawn in the classes of the design system, its title left to the template', () => {
    const [first, second] = sectionsOf('# Title\nLead.\n\n## Nobody’s fault\nSay **Send** in [help](/help).\n\n1. One\n2. Two\n');
    expect(first).toMatchObject({ heading: 'Title', text: 'Lead.', html: '<p class="govuk-body">Lead.</p>\n' });
    expect(second).toMatchObject({ id: 'nobodys-fault', level: 'h2', text: 'Say Send in help. One Two' });
    expect(second?.html.replaceAll('\n', '')).toBe(
      '<h2 id="nobodys-fault" class="govuk-heading-m">Nobody’s fault</h2>' +
        '<p class="govuk-body">Say <strong>Send</strong> in <a href="/help" class="govuk-link">help</a>.</p>' +
        '<ol class="govuk-list govuk-list--number"><li>One</li><li>Two</li></ol>',
    );
  });

  it('never is markup of its own', () => {
    const [only] = sectionsOf('# T\n<script>x</script> [a](javascript:alert(1)) ![b](c)');
    expect(only?.html).not.toMatch(/<script|<img|href="javascript/);
  });

  it('begins with a title', () => {
    expect(() => sectionsOf('No title')).toThrow(/begins with its title/);
  });
});
