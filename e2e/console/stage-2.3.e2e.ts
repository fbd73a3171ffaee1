import { expect, test } from '@playwright/test';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import { Instance } from '../instance';
import { expectAccessible } from './accessible';
import { SelectionPage } from './pages/selection.page';
import { startSimulatedServer } from '../simulated-models';

/** Stage 2.3 of the plan: the pages, in a real browser over the built application. */
test.describe('stage 2.3: pages', () => {
  test.describe.configure({ mode: 'default' });

  let fake: FakeOllama;
  let instance: Instance;
  let runId = '';
  const foreign: string[] = [];
  const complaints: string[] = [];

  test.beforeAll(async () => {
    test.skip(test.info().config.metadata['browser'] === false, 'no Chromium or Chrome on this machine');
    fake = await startSimulatedServer();
    instance = await Instance.start({ OLLAMA_HOST: fake.url });
    runId = await finishedRun(instance);
  });
  test.afterAll(async () => {
    await instance.stop();
    await fake.close();
  });
  test.beforeEach(({ page }) => {
    page.on('request', (request) => {
      if (
        !request.url().startsWith(instance.url) &&
        !request.url().startsWith(instance.url.replace('http', 'ws')) &&
        !/^(data|blob):/.test(request.url())
      )
        foreign.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|NG0\d+/.test(message.text())) complaints.push(message.text());
    });
  });

  test('choose tasks and models, run, watch it to its end', async ({ page }) => {
    const selection = new SelectionPage(page);
    await selection.open(instance.url);
    await selection.chooseModel('demo-good');
    await selection.chooseModel('demo-poor');
    await selection.chooseOnly('Reasoning');
    await selection.chooseTask('Four rooms', false);
    await expect(page.getByText('9 of 40 selected')).toBeVisible();
    await expect(page.getByText(/9\s*tasks × 2\s*models × 3\s*epochs = 54\s*trials/)).toBeVisible();
    await expect(page).toHaveURL(/models=/);
    const started = await selection.run();
    await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('of 54 done', { exact: true })).toBeVisible();
    const run = await instance.api<{ counts: { passed: number; failed: number } }>(
      'GET',
      `/api/benchmarks/runs/${started}`,
    );
    expect(run.counts.passed + run.counts.failed).toBe(54);
    await expect(page.getByText(`Passed ${run.counts.passed}`, { exact: true })).toBeVisible();
    await expect(page.getByText(new RegExp(`Failed\\s*${run.counts.failed}`)).first()).toBeVisible();
  });

  test('a filter of the answers is in the address and survives a reload', async ({ page }) => {
    await page.goto(`${instance.url}/benchmarks/results/${runId}`);
    await page
      .getByRole('group', { name: 'Show' })
      .getByRole('button', { name: /^Failed/ })
      .click();
    await expect(page).toHaveURL(/\?.*fail/i);
    const rows = await page.getByRole('row').count();
    await page.reload();
    await expect(page.getByRole('row')).toHaveCount(rows);
  });

  test('one answer says why it got its score', async ({ page }) => {
    const wrong = await instance.api<{ items: { id: string }[] }>(
      'GET',
      `/api/benchmarks/results?runId=${runId}&passed=false&limit=1`,
    );
    await page.goto(`${instance.url}/benchmarks/results/${runId}/${wrong.items[0]?.id}`);
    await expect(page.getByRole('heading', { name: /Did not pass/ })).toBeVisible();
    for (const part of ['Why this score', 'Answer', 'Prompt', 'Time', 'Attempts']) {
      await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
    }
  });

  test('the comparison recommends in words, and its verdict is that of the API', async ({ page }) => {
    await page.goto(`${instance.url}/benchmarks/results/${runId}`);
    await page.getByRole('link', { name: 'Compare these models' }).click();
    await expect(page).toHaveURL(/\/benchmarks\/comparison\?.*models=/);
    await expect(page.getByRole('heading', { name: /Use demo-good.* for reasoning/ })).toBeVisible();
    await expect(page.getByText(/better/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Table' }).first().click();
    await expect(page.getByRole('table').first()).toBeVisible();
  });

  test('a task of the comparison opens both answers side by side, and what is wrong with tasks is listed', async ({
    page,
  }) => {
    await page.goto(`${instance.url}/benchmarks/comparison?models=demo-good,demo-poor&only=regressions`);
    await page.locator('assay-grid-figure tbody th button').first().click();
    await expect(page).toHaveURL(/task=/);
    const answers = page.locator('assay-task-answers');
    await expect(answers.getByRole('article')).toHaveCount(2);
    await expect(answers.getByText('Passed', { exact: true })).toBeVisible();
    await expect(answers.getByText('Failed', { exact: true })).toBeVisible();
    await page.reload();
    await expect(answers.getByRole('article')).toHaveCount(2);
    await answers.getByRole('button', { name: 'Close the answers' }).click();
    await expect(answers).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /tasks tell these models nothing|Every task tells/ })).toBeVisible();
  });

  test('the grid of tasks goes by arrow keys, and a table is saved as it stands', async ({ page }) => {
    await page.goto(`${instance.url}/benchmarks/comparison?models=demo-good,demo-poor`);
    await page.locator('assay-grid-figure tbody th button').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('assay-grid-figure tbody td a').first()).toBeFocused();
    const file = page.waitForEvent('download');
    await page
      .locator('assay-accuracy-table')
      .getByRole('button', { name: /^Save: Accuracy/ })
      .click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    expect((await file).suggestedFilename()).toMatch(/\.csv$/);
    await page.locator('assay-grid-figure tbody td a').first().press('Enter');
    await expect(page).toHaveURL(/\/benchmarks\/results\/[^/]+\/[^/]+$/);
  });

  test('runs and servers are listed', async ({ page }) => {
    await page.goto(`${instance.url}/benchmarks/runs`);
    await expect(page.getByRole('link', { name: /demo-good/ }).first()).toBeVisible();
    await page.goto(`${instance.url}/servers`);
    await expect(page.getByText('default').first()).toBeVisible();
    await expect(page.getByText(/0\.33\.0/).first()).toBeVisible();
  });

  test('a run that is not there, and a page that is not there, say so', async ({ page }) => {
    await page.goto(`${instance.url}/benchmarks/results/00000000-0000-7000-8000-000000000000`);
    await expect(page.getByText(/no run|not found|There is no/i).first()).toBeVisible();
    await page.goto(`${instance.url}/nowhere`);
    await expect(page.getByRole('heading').first()).toBeVisible();
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`every page is accessible and fits: ${scheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        const answer = await instance.api<{ items: { id: string; benchmarkTaskId: string }[] }>(
          'GET',
          `/api/benchmarks/results?runId=${runId}&limit=1`,
        );
        const taskId = answer.items[0]?.benchmarkTaskId;
        const paths = [
          '/benchmarks',
          '/benchmarks/runs',
          `/benchmarks/results/${runId}`,
          `/benchmarks/results/${runId}/${answer.items[0]?.id}`,
          `/benchmarks/comparison?models=demo-good,demo-poor&profile=custom&task=${taskId}`,
          '/servers',
          '/settings',
        ];
        for (const path of paths) await expectAccessible(page, `${instance.url}${path}`);
      });
    }
  }

  test('nothing left the machine, nothing was refused by the page policy', () => {
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(instance.errors).toBe('');
  });
});

/** A run of the core tasks of reasoning on both models, at its end. */
async function finishedRun(instance: Instance): Promise<string> {
  const { items } = await instance.api<{ items: { id: string }[] }>('GET', '/api/servers');
  await instance.api('POST', `/api/servers/${items[0]?.id}/refresh`);
  const models = [{ model: 'demo-good' }, { model: 'demo-poor' }];
  const { runId } = await instance.api<{ runId: string }>('POST', '/api/benchmarks/run', {
    models,
    taskTypes: ['reasoning'],
    epochs: 1,
  });
  for (;;) {
    const run = await instance.api<{ finishedAt: string | null }>('GET', `/api/benchmarks/runs/${runId}`);
    if (run.finishedAt !== null) return runId;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
