import { Component } from '@angular/core';

@Component({ selector: 'assay-comparison-page', template: '' })
export class ComparisonPage {}
