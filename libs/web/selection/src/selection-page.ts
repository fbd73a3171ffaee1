import { Component } from '@angular/core';

@Component({ selector: 'assay-selection-page', template: '' })
export class SelectionPage {}
