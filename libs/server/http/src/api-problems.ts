import { PROBLEMS, PROBLEM_MEDIA_TYPE, type ProblemCode } from '@assay/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

/** Problems that any route can answer with. */
const ALWAYS: readonly ProblemCode[] = [
  'invalid_request',
  'forbidden_origin',
  'host_not_allowed',
  'internal',
  'database_unavailable',
];

/** Documents the problems of a route, one response per status with the codes that it can carry. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const all = [...new Set([...codes, ...ALWAYS])];
  const statuses = [...new Set(all.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: all
          .filter((code) => PROBLEMS[code].status === status)
          .map((code) => `\`${code}\`: ${PROBLEMS[code].title}. ${PROBLEMS[code].hint}`)
          .join('\n\n'),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
      }),
    ),
  );
}
