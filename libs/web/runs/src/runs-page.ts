import { Component } from '@angular/core';

@Component({ selector: 'assay-runs-page', template: '' })
export class RunsPage {}
