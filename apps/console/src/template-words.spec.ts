import {
  ASTWithSource,
  Interpolation,
  parseTemplate,
  type TmplAstBoundText,
  type TmplAstElement,
  TmplAstRecursiveVisitor,
  type TmplAstText,
  tmplAstVisitAll,
} from '@angular/compiler';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');
/** Names and signs that are the same in every language. */
const SAME_EVERYWHERE = /\b(Assay|n|tok)\b/g;

function templates(): { readonly file: string; readonly text: string }[] {
  return ['apps/console/src', 'libs/web'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|html)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
      .filter((entry) => entry.name !== 'index.html')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file: relative(ROOT, file), text: templateOf(file, readFileSync(file, 'utf8')) })),
  );
}

function templateOf(file: string, source: string): string {
  return file.endsWith('.html')
    ? source
    : (/^ {2}template: (?:`([^`]*)`|'([^']*)')/m.exec(source)?.slice(1).join('') ?? '');
}

class WordCollector extends TmplAstRecursiveVisitor {
  readonly words: string[] = [];

  override visitElement(element: TmplAstElement): void {
    // What stands in `code` is typed by people as it is, in every language.
    if (element.name !== 'code') super.visitElement(element);
  }
  override visitText(text: TmplAstText): void {
    this.collect(text.value);
  }
  override visitBoundText(text: TmplAstBoundText): void {
    const { value } = text;
    if (value instanceof ASTWithSource && value.ast instanceof Interpolation)
      value.ast.strings.forEach((part) => this.collect(part));
  }
  private collect(text: string): void {
    this.words.push(...(text.replace(SAME_EVERYWHERE, ' ').match(/[A-Za-z]{2,}/g) ?? []));
  }
}

/** The words that stand outside of tags and expressions. */
function literalWords(template: string, file: string): string[] {
  const collector = new WordCollector();
  tmplAstVisitAll(collector, parseTemplate(template, file).nodes);
  return collector.words;
}

describe('templates of the console', () => {
  it('hold no words of their own: every text stands behind a key', () => {
    const found = templates()
      .map(({ file, text }) => ({ file, words: literalWords(text, file) }))
      .filter(({ words }) => words.length > 0);
    expect(found).toEqual([]);
  });

  it('put no fixed text into labels that people hear or see', () => {
    const attribute = /\s(?:aria-label|title|placeholder|alt)="(?!Assay")([^"]*[A-Za-z]{2,}[^"]*)"/g;
    const found = templates().flatMap(({ file, text }) =>
      [...text.matchAll(attribute)].map((match) => `${file}: ${match[1] ?? ''}`),
    );
    expect(found).toEqual([]);
  });

  it('hold no style attribute, which the content security policy would refuse', () => {
    expect(
      templates()
        .filter(({ text }) => /\sstyle="/.test(text))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});
