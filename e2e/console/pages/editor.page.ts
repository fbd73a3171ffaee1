import { expect, type Locator, type Page } from '@playwright/test';

/** `/tasks/new` and `/tasks/:id/edit`. */
export class EditorPage {
  constructor(private readonly page: Page) {}

  field(label: string): Locator {
    return this.page.locator('assay-editor-page').locator(this.labelled(label));
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  /** What the field says below itself. */
  hint(label: string): Locator {
    return this.page.locator('assay-editor-page .fld', { has: this.labelled(label) }).locator('.hint');
  }

  /** Scores an answer and gives the head of what came of it. */
  async tryAnswer(answer: string): Promise<Locator> {
    await this.field('Answer').fill(answer);
    await this.page.getByRole('button', { name: 'Score it' }).click();
    return this.page.locator('assay-try-result h3');
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: /^Save/ }).click();
  }

  /** Waits for the page of the saved task and gives its id. */
  async saved(version: number): Promise<string> {
    await this.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    await expect(this.page.getByText(`version ${version}`, { exact: true })).toBeVisible();
    return /tasks\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? '';
  }

  private labelled(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).and(this.page.locator('.field'));
  }
}
