import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { PROBLEMS, type ProblemCode } from '@assay/contracts';
import { of, throwError, type Observable } from 'rxjs';

type Answer = (request: HttpRequest<unknown>) => unknown;

/** Stands in for the API in specs: answers by method and path, and keeps what it was asked. */
export class FakeApi {
  readonly asked: string[] = [];
  private readonly answers = new Map<string, Answer>();

  /** `GET /api/…`, with a body or a way to make one; a `Refusal` becomes a problem. */
  answer(route: string, body: unknown): this {
    this.answers.set(route, typeof body === 'function' ? (body as Answer) : () => body);
    return this;
  }

  readonly interceptor: HttpInterceptorFn = (request) => {
    this.asked.push(`${request.method} ${request.urlWithParams}`);
    return this.respond(request);
  };

  private respond(request: HttpRequest<unknown>): Observable<HttpResponse<unknown>> {
    const body = this.answers.get(`${request.method} ${request.url}`)?.(request) ?? new Refusal('not_found');
    if (!(body instanceof Refusal)) return of(new HttpResponse({ status: 200, body, url: request.url }));
    const { status, title, hint } = PROBLEMS[body.code];
    const error = { type: '', title, status, code: body.code, detail: title, hint };
    return throwError(() => new HttpErrorResponse({ status, error, url: request.url }));
  }
}

/** An answer of the API that is a problem. */
export class Refusal {
  constructor(readonly code: ProblemCode) {}
}
