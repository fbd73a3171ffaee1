import { expect, test, type Page } from '@playwright/test';
import type { Task } from '@assay/contracts';
import { Instance } from '../instance';
import { expectAccessible, expectWholeAccessible } from './accessible';
import { EditorPage } from './pages/editor.page';

const FILE = `- key: sums.two
  title: Two numbers
  task_type: reasoning
  category: arithmetic
  task_description: "What is 2 + 2? End with one line: ANSWER: <number>"
  expected_output: "40"
  evaluation_criteria: { scorers: [{ type: number }] }
- key: sums.new
  task_type: reasoning
  category: arithmetic
  task_description: "What is 3 + 3? End with one line: ANSWER: <number>"
  expected_output: "6"
  evaluation_criteria: { scorers: [{ type: number }] }
`;

/** Tasks as people make, try, change, import and archive them. */
test.describe('task pages', () => {
  test.describe.configure({ mode: 'serial' });

  let instance: Instance;
  const complaints: string[] = [];
  const importText = async (page: Page, text: string) => {
    await page.goto(`${instance.url}/tasks/import`);
    const buffer = Buffer.from(text);
    await page.locator('input[type=file]').setInputFiles({ name: 'tasks.yaml', mimeType: 'text/yaml', buffer });
  };

  test.beforeAll(async () => {
    test.skip(test.info().config.metadata['browser'] === false, 'no Chromium or Chrome on this machine');
    instance = await Instance.start();
  });
  test.afterAll(() => instance.stop());
  test.beforeEach(({ page }) => {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|NG0\d+/.test(message.text())) complaints.push(message.text());
    });
  });

  test('write a task: told what is wrong at the field, tried before it is saved', async ({ page }) => {
    const editor = new EditorPage(page);
    await page.goto(`${instance.url}/tasks`);
    await page.getByRole('link', { name: 'New task' }).click();
    await editor.fill({ Key: 'Sums Two' });
    await expect(editor.hint('Key')).toContainText('lowercase letters');
    await editor.save();
    await expect(editor.field('Key')).toBeFocused();
    await expect(editor.hint('Category')).toContainText('required');
    await editor.fill({
      ...{ Key: 'sums.two', Title: 'Two numbers', Category: 'arithmetic' },
      Prompt: 'What is 2 + 2? End with one line: ANSWER: <number>',
      'Expected output': 'four or so',
    });
    await expect(editor.hint('Expected output')).toContainText('number');
    await editor.fill({ 'Expected output': '4' });
    await expect(await editor.tryAnswer('ANSWER: 5')).toHaveText(/0 %: did not pass/);
    await expect(await editor.tryAnswer('I make it 4.\nANSWER: 4')).toHaveText(/100 %: passed/);
    await editor.save();
    await editor.saved(1);
  });

  test('an edit shows its differences, is not lost by leaving, and makes a version', async ({ page }) => {
    const editor = new EditorPage(page);
    await page.goto(`${instance.url}/tasks?q=sums.two`);
    await page.getByRole('link', { name: 'Two numbers' }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await editor.fill({ 'Expected output': '5' });
    await expect(page.locator('assay-change-list').getByText('Expected output')).toBeVisible();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Go on editing' }).click();
    await page.getByRole('button', { name: 'YAML' }).click();
    const text = page.getByLabel('The task as it stands in a file');
    await expect(text).toHaveValue(/expected_output: '5'/);
    await text.fill((await text.inputValue()).replace('- type: number', '- type: numbr'));
    await expect(page.getByRole('button', { name: /^Line \d+$/ })).toBeVisible();
    await text.fill((await text.inputValue()).replace('- type: numbr', '- type: number'));
    await page.keyboard.press('Control+s');
    const id = await editor.saved(2);
    await expect(page.getByRole('heading', { name: 'What version 2 changed since version 1' })).toBeVisible();
    const { versions, expectedOutput } = await instance.api<Task>('GET', `/api/benchmarks/tasks/${id}`);
    expect([versions.length, expectedOutput]).toEqual([2, '5']);
  });

  test('two who edit the same version: the second sees what differs and chooses', async ({ page }) => {
    const editor = new EditorPage(page);
    const { items } = await instance.api<{ items: Task[] }>('GET', '/api/benchmarks/tasks?search=sums.two');
    await page.goto(`${instance.url}/tasks/${items[0]?.id}/edit`);
    await editor.fill({ Category: 'mine' });
    await instance.api('PATCH', `/api/benchmarks/tasks/${items[0]?.id}`, { category: 'theirs' });
    await editor.save();
    await expect(page.getByRole('heading', { name: 'Somebody saved version 3 meanwhile' })).toBeVisible();
    await page.getByRole('button', { name: 'Save mine as the next version' }).click();
    await editor.saved(4);
  });

  test('an import shows what it would change, line by line what is wrong, and then does it', async ({ page }) => {
    await importText(page, FILE.replace('task_type: reasoning', 'task_type: cooking'));
    await expect(page.getByRole('cell', { name: /task_type: Must be one of/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
    await importText(page, FILE);
    await expect(page.getByText('1 new', { exact: true })).toBeVisible();
    await expect(page.getByText('1 changed', { exact: true })).toBeVisible();
    await page.getByText('2 differences').click();
    await expect(page.locator('assay-change-list').getByText('40', { exact: true })).toBeVisible();
    await expectWholeAccessible(page, 'preview of an import');
    await page.getByRole('button', { name: 'Import 2 tasks' }).click();
    await expect(page.getByText('1 new, 1 changed, 0 the same.')).toBeVisible();
  });

  test('chosen tasks become a suite, and are archived', async ({ page }) => {
    await page.goto(`${instance.url}/tasks?q=sums.`);
    await expect(page.getByText('2 tasks, filtered')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Choose Two numbers' }).check();
    await page.getByRole('checkbox', { name: 'Choose sums.new' }).check();
    await page.getByRole('button', { name: 'New suite' }).click();
    await page.getByLabel('Name', { exact: true }).fill('small sums');
    await page.getByRole('button', { name: 'Save suite' }).click();
    await expect(page.getByText('Suite “small sums” made.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Choose sums.new' }).check();
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('1 task, filtered')).toBeVisible();
    await page.goto(`${instance.url}/tasks/suites`);
    await expect(page.getByRole('row', { name: /small sums.*1 task/ })).toBeVisible();
  });

  for (const [scheme, width, paths] of [
    ['light', 390, ['', '?q=nothing', '/import', '/suites', '/new', '/ID', '/ID/edit']],
    ['dark', 1440, ['', '/import', '/suites', '/ID', '/ID/edit']],
  ] as const) {
    test(`every task page is accessible and fits: ${scheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      const { items } = await instance.api<{ items: Task[] }>('GET', '/api/benchmarks/tasks?search=sums.two');
      const id = items[0]?.id ?? '';
      for (const path of paths) await expectAccessible(page, `${instance.url}/tasks${path.replace('ID', id)}`);
    });
  }

  test('the page policy refused nothing', () => {
    expect(complaints).toEqual([]);
  });
});
