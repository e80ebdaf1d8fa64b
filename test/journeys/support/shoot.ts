import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DESK, TELEPHONE } from './browser.js';

/** Where pictures are kept, for people to look at; none are taken where nobody asked for any. */
const folder = process.env.SHOTS_DIR;

/** The page as a picture, whole, at a desk and on a telephone; it is left as at a desk. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (folder === undefined) return page.setViewportSize(DESK);
  mkdirSync(folder, { recursive: true });
  for (const size of [TELEPHONE, DESK]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), fullPage: true });
  }
}
