import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Opens a page, looks at all of it by axe (WCAG 2.2 AA), and that nothing has to be scrolled sideways. */
export async function expectAccessible(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1440, height: 900 });
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  await expectWholeAccessible(page, url);
}

/** As `expectAccessible`, of the page as it is now. */
export async function expectWholeAccessible(page: Page, name: string): Promise<void> {
  await showWhole(page);
  // Our pages have no frames: without them all of it runs in the page, and no second one is opened for the report.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect([name, overflow]).toEqual([name, 0]);
}

/** As high as its content, so that bars that stick to the bottom cover nothing which scrolling would uncover. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const width = page.viewportSize()?.width ?? 1440;
  await page.setViewportSize({ width, height: Math.min(height + 100, 8_000) });
}
