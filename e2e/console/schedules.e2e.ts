import { expect, test } from '@playwright/test';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import { Instance } from '../instance';
import { startSimulatedServer } from '../simulated-models';
import { expectWholeAccessible } from './accessible';

/** A schedule as people make it, start it and read its nights. */
test.describe('page of the schedules', () => {
  let fake: FakeOllama;
  let instance: Instance;
  const complaints: string[] = [];

  test.beforeAll(async () => {
    test.skip(test.info().config.metadata['browser'] === false, 'no Chromium or Chrome on this machine');
    fake = await startSimulatedServer(0.005);
    instance = await Instance.start({ OLLAMA_HOST: fake.url });
    const { items } = await instance.api<{ items: { id: string }[] }>('GET', '/api/servers');
    await instance.api('POST', `/api/servers/${items[0]?.id}/refresh`);
    const { items: tasks } = await instance.api<{ items: { key: string }[] }>(
      'GET',
      '/api/benchmarks/tasks?taskType=reasoning',
    );
    const taskKeys = tasks.slice(0, 4).map(({ key }) => key);
    await instance.api('POST', '/api/benchmarks/suites', { name: 'a few', taskKeys, epochs: 1 });
  });
  test.afterAll(async () => {
    await instance.stop();
    await fake.close();
  });

  test('make one, told what is wrong while typing; run it now and read the night', async ({ page }) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${instance.url}/schedules`);
    await page.getByRole('button', { name: 'New schedule' }).first().click();
    const form = page.getByRole('dialog');
    const save = form.getByRole('button', { name: 'Create schedule' });
    await form.getByLabel('Name', { exact: true }).fill('Few, nightly');
    await form.getByLabel('Suite').selectOption({ label: 'a few (4 tasks)' });
    await form.getByRole('checkbox', { name: /demo-good/ }).check();
    await form.getByLabel('When (cron line)').fill('0 0 31 2 *');
    await expect(form.getByText('never comes')).toBeVisible();
    await expect(save).toBeDisabled();
    await form.getByLabel('When (cron line)').fill('30 5 * * 1-5');
    await form.getByLabel('Time zone').selectOption('Europe/Berlin');
    await expect(form.getByText('Mon to Fri at 05:30')).toBeVisible();
    await expect(form.getByText(/^Next: \w{3} \d+ \w{3}, 05:30/)).toBeVisible();
    await expectWholeAccessible(page, 'form of a schedule');
    await save.click();

    const row = page.getByRole('row', { name: /Few, nightly/ });
    await expect(row).toContainText('Mon to Fri at 05:30');
    await expect(row).toContainText('Europe/Berlin');
    await row.getByRole('button', { name: 'Actions for Few, nightly' }).click();
    await page.getByRole('menuitem', { name: 'Run now' }).click();
    // The nights are judged at the beat of the metronome; the page asks on its own.
    await expect(row).toContainText('Collecting a baseline', { timeout: 90_000 });
    await expect(page.getByText(/demo-good:latest, all types: 100 % in the last night/)).toBeVisible();
    await expectWholeAccessible(page, 'schedules');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 900 });
    await expectWholeAccessible(page, 'schedules on a phone, dark');

    await row.getByRole('switch').click();
    await expect(row).toContainText('off');
    await row.getByRole('button', { name: 'Actions for Few, nightly' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'No schedules yet' })).toBeVisible();
    expect(complaints).toEqual([]);
  });
});
