import { expect, type Page } from '@playwright/test';

/** `/benchmarks`: choose tasks and models, run. */
export class SelectionPage {
  constructor(private readonly page: Page) {}

  async open(base: string): Promise<void> {
    await this.page.goto(base);
    await expect(this.page).toHaveURL(/\/benchmarks/);
    await expect(this.page.getByRole('heading', { name: 'New run', level: 1 })).toBeVisible();
  }

  async chooseModel(name: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  }

  async chooseTask(title: string, chosen: boolean): Promise<void> {
    await this.page.getByRole('checkbox', { name: title, exact: true }).setChecked(chosen);
  }

  /** Chooses all tasks of one type and no other. */
  async chooseOnly(type: string): Promise<void> {
    const every = this.page.getByRole('checkbox', { name: 'All tasks shown', exact: true });
    await every.check();
    await every.uncheck();
    await this.page.getByRole('checkbox', { name: type, exact: true }).check();
  }

  async preset(name: RegExp): Promise<void> {
    await this.page.getByRole('group', { name: 'Preset' }).getByRole('button', { name }).click();
  }

  /** Starts the run and gives its id. */
  async run(): Promise<string> {
    await this.page.getByRole('button', { name: /^Run/ }).click();
    await this.page.waitForURL(/\/benchmarks\/results\/[0-9a-f-]{36}/);
    return /results\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? '';
  }
}
