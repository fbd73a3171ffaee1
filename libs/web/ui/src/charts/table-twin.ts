import { Component, input } from '@angular/core';

/** The numbers of a chart, as a table: what a picture shows, this says. */
export interface TwinTable {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** The table beside a chart, with the same numbers. */
@Component({
  selector: 'assay-table-twin',
  template: `
    <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="caption()">
      <table class="tbl">
        <caption class="only-read">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            @for (column of table().columns; track $index) {
              <th scope="col" [class.num]="column.numeric">{{ column.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of table().rows; track $index) {
            <tr>
              @for (cell of row; track $index) {
                <td [class.num]="table().columns[$index]?.numeric">{{ cell }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class TableTwin {
  readonly table = input.required<TwinTable>();
  readonly caption = input.required<string>();
}

/** The table as CSV (RFC 4180), safe to open in a spreadsheet: a cell that would be read as a formula gets an apostrophe. */
export function twinCsv(table: TwinTable): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const safe = /^([=@\t\r]|[+-](?![\d.,]+( |$|%)))/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
