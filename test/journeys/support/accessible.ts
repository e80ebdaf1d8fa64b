import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESK, TELEPHONE } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What another width can change: the same page has the same words, names and colours. */
const RULES_OF_WIDTH = { type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'link-in-text-block'] };

/** What a desk screen shows at 400%. */
const AT_400_PERCENT = { width: 320, height: 700 };

/**
 * No violation of WCAG 2.2 AA that a machine can see, and nothing that scrolls sideways, on a desk screen and on a telephone. Where every page is
 * looked at as it opens, all rules are asked at both; what a journey passes on its way, on the telephone those that depend on the width.
 */
export async function assertAccessible(page: Page, onTelephone: 'all rules' | 'of width' = 'of width'): Promise<void> {
  const found: string[] = [];
  for (const size of [DESK, TELEPHONE]) {
    await page.setViewportSize(size);
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
    const rules = size === TELEPHONE && onTelephone === 'of width' ? RULES_OF_WIDTH : RULES;
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
    )) as AxeResults;
    for (const { id, help, nodes } of violations)
      found.push(`${size.width}: ${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`);
    found.push(...(await tooWide(page)));
  }
  await page.setViewportSize(AT_400_PERCENT);
  found.push(...(await tooWide(page)));
  await page.setViewportSize(DESK);
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`);
}

async function tooWide(page: Page): Promise<string[]> {
  const wider = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
  return wider > 0 ? [`${page.viewportSize()?.width}: the page is ${wider} pixels wider than the screen`] : [];
}
