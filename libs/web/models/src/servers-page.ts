import { Component } from '@angular/core';

@Component({ selector: 'assay-servers-page', template: '' })
export class ServersPage {}
