import { readFile } from 'node:fs/promises';
import { expect, test, type Page as BrowserPage } from '@playwright/test';
import type { Judge, Page, Run, Settings, Task } from '@assay/contracts';
import { reads, startFakeOllama, withJudge, type FakeOllama } from '@assay/testing/fake-ollama';
import { Instance } from '../instance';
import { expectAccessible, expectWholeAccessible } from './accessible';

/** The judge finds "good" in the answers of the even ones. */
const TASKS = Array.from({ length: 4 }, (_, no) => ({
  ...{ key: `say.${no}`, title: `Say ${no}`, task_type: 'general_chat', category: 'words' },
  ...{ task_description: `Say something, ${no}`, expected_output: 'good' },
  evaluation_criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'good', requirement: 'Says "good".' }] }] },
}));
const JUDGE = 'demo-judge:latest';

/** A judge is chosen and examined, people label its verdicts, and what they say stands beside it at once. */
test.describe('judges and labels', () => {
  test.describe.configure({ mode: 'serial' });

  let instance: Instance;
  let fake: FakeOllama;
  const complaints: string[] = [];

  test.beforeAll(async () => {
    test.skip(test.info().config.metadata['browser'] === false, 'no Chromium or Chrome on this machine');
    const answer = withJudge(
      ({ messages }) => (/[02468]$/.test(messages.at(-1)?.content ?? '') ? 'This is good.' : 'This is bad.'),
      (question) => reads(question),
    );
    [instance, fake] = await Promise.all([Instance.start(), startFakeOllama({ models: ['demo-able', JUDGE], answer })]);
    await instance.register('desk', fake.url);
    await instance.api('POST', '/api/benchmarks/tasks/import', TASKS);
    const { items } = await instance.api<Page<Task>>('GET', '/api/benchmarks/tasks?search=say.');
    const { runId } = await instance.api<{ runId: string }>('POST', '/api/benchmarks/run', {
      ...{ models: [{ model: 'demo-able' }], epochs: 1, taskIds: items.map(({ id }) => id) },
      judge: { model: JUDGE },
    });
    await expect
      .poll(async () => (await instance.api<Run>('GET', `/api/benchmarks/runs/${runId}`)).status)
      .toBe('completed');
  });
  test.afterAll(async () => {
    await instance.stop();
    await fake.close();
  });
  test.beforeEach(({ page }) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|NG0\d+/.test(message.text())) complaints.push(message.text());
    });
  });

  const card = (page: BrowserPage) => page.locator('assay-judge-card', { hasText: JUDGE });
  /** Labels what is shown with the key that is right, until nothing is left; gives how many. */
  const labelAll = async (page: BrowserPage, wrongAt = -1): Promise<number> => {
    for (let n = 0; ; n += 1) {
      await expect(page.getByText(n === 1 ? '1 label is yours.' : `${n} labels are yours.`)).toBeVisible();
      if (await page.getByRole('heading', { name: 'Nothing left to label' }).isVisible()) return n;
      const good = await page.locator('.item').getByText('This is good.').isVisible();
      await page.keyboard.press(good === (n !== wrongAt) ? 'y' : 'n');
    }
  };

  test('the default judge and the limits are kept', async ({ page }) => {
    await page.goto(`${instance.url}/settings`);
    await page.getByLabel('Judge of runs that name none').selectOption({ label: `${JUDGE} · desk` });
    await expect(page.getByText('Saved.')).toBeVisible();
    const longest = page.getByLabel('Longest answer while tokens flow, seconds');
    await longest.fill('0');
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    await longest.fill('90');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.locator('assay-limits-form').getByText('Saved.')).toBeVisible();
    const { defaultJudge, limits } = await instance.api<Settings>('GET', '/api/settings');
    expect([defaultJudge?.model, limits.timeLimitMs]).toEqual([JUDGE, 90_000]);
    await expect(page.getByRole('row', { name: /Quality only.*100 %/ })).toBeVisible();
    await expect(page.locator('dd', { hasText: /^(Strong|Standard|Not available)/ })).toBeVisible();
  });

  test('a person labels blind with one key each, and the certificate follows every key', async ({ page }) => {
    await page.goto(`${instance.url}/settings`);
    await card(page).getByRole('link', { name: 'Label answers' }).click();
    await page.getByLabel('Your name').fill('Ada');
    await page.keyboard.press('Enter');
    await expect(page.locator('.item')).toContainText('Say something');
    await expect(page.locator('.desk')).not.toContainText('demo-able');
    await expect(page.getByText(`Judged by ${JUDGE}, not yet checked against people.`)).toBeVisible();
    await page.keyboard.press('y');
    await expect(page.getByText('1 label is yours.')).toBeVisible();
    await expect(page.getByText(/so there is nothing to measure it against yet/)).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText('0 labels are yours.')).toBeVisible();
    await expectWholeAccessible(page, 'desk of a labeller');
    expect(await labelAll(page)).toBe(4);
    await expect(page.getByText(/2 met; 30 are wanted/)).toBeVisible();
  });

  test('a second person sees the same answers, and the labels are taken along', async ({ page }) => {
    const { items } = await instance.api<Page<Judge>>('GET', '/api/judges');
    await page.goto(`${instance.url}/settings/judges/${items[0]?.id}/label?by=Bob`);
    await expect(page.getByText(/0 by two people/)).toBeVisible();
    expect(await labelAll(page, 0)).toBe(4);
    await expect(page.getByText(/4 by two people; 20 are wanted/)).toBeVisible();
    await page.goto(`${instance.url}/settings?q=demo`);
    await card(page)
      .getByRole('button', { name: /Save: Labels of/ })
      .click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Table as CSV' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(9);
    expect(lines.filter((line) => /^Bob,[01],[01],1,say\.\d,/.test(line))).toHaveLength(4);
  });

  test('an exam shows how far it is, and is stopped', async ({ page }) => {
    await page.goto(`${instance.url}/settings`);
    const start = card(page).getByRole('button', { name: /^(Start|Repeat) exam$/ });
    await expect(start).toBeEnabled();
    fake.setFault({ kind: 'silent' }, { model: JUDGE });
    await start.click();
    await expect(card(page).getByText(/of \d+ questions/)).toBeVisible();
    await card(page).getByRole('button', { name: 'Stop exam' }).click();
    await expect(card(page).getByText('The exam was stopped.')).toBeVisible();
  });

  test('a list is searched, and the address brings it back', async ({ page }) => {
    await page.goto(`${instance.url}/servers`);
    await page.getByLabel('Search: Models').fill('judge');
    await expect(page).toHaveURL(/\?q=judge/);
    await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('row', { name: /demo-judge/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /demo-able/ })).toHaveCount(0);
  });

  for (const [scheme, width] of [
    ['light', 390],
    ['dark', 1440],
  ] as const) {
    test(`settings and labelling are accessible and fit: ${scheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const { items } = await instance.api<Page<Judge>>('GET', '/api/judges');
      for (const path of [
        '/settings',
        '/settings?q=nobody',
        `/settings/judges/${items[0]?.id}/label`,
        '/servers?q=none',
      ])
        await expectAccessible(page, `${instance.url}${path}`);
    });
  }

  test('the page policy refused nothing', () => {
    expect(complaints).toEqual([]);
  });
});
