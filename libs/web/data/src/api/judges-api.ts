import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  ROUTES,
  type GivenLabel,
  type Judge,
  type LabelDesk,
  type ModelRef,
  type NewLabel,
  type Page,
} from '@assay/contracts';
import { firstValueFrom } from 'rxjs';

/** Judges and what people say about their verdicts. */
@Injectable({ providedIn: 'root' })
export class JudgesApi {
  private readonly http = inject(HttpClient);

  /** All judges, once they are wanted; call it where injection is possible. */
  listResource(wanted: () => boolean = () => true) {
    return httpResource<Page<Judge>>(() => (wanted() ? ROUTES.judges : undefined));
  }
  /** One judge; call it where injection is possible. */
  judgeResource(id: () => string) {
    return httpResource<Judge>(() => ROUTES.judge(id()));
  }
  add(ref: ModelRef): Promise<Judge> {
    return firstValueFrom(this.http.post<Judge>(ROUTES.judges, ref));
  }
  examine(id: string): Promise<Judge> {
    return firstValueFrom(this.http.post<Judge>(ROUTES.judgeExam(id), null));
  }
  cancelExam(id: string): Promise<Judge> {
    return firstValueFrom(this.http.post<Judge>(ROUTES.cancelJudgeExam(id), null));
  }
  /** What people have said about its verdicts. */
  async givenLabels(id: string): Promise<readonly GivenLabel[]> {
    return (await firstValueFrom(this.http.get<Page<GivenLabel>>(ROUTES.givenLabels(id)))).items;
  }
  nextLabel(id: string, labeller: string): Promise<LabelDesk> {
    return firstValueFrom(this.http.get<LabelDesk>(ROUTES.judgeLabels(id), { params: { labeller } }));
  }
  label(id: string, word: NewLabel): Promise<LabelDesk> {
    return firstValueFrom(this.http.post<LabelDesk>(ROUTES.judgeLabels(id), word));
  }
}
