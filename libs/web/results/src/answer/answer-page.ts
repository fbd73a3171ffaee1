import { Component } from '@angular/core';

@Component({ selector: 'assay-answer-page', template: '' })
export class AnswerPage {}
