import { ProblemError } from '@assay/contracts';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Request } from 'express';

/**
 * Refuses query parameters and body fields on routes that take none: a mistyped one would be ignored in silence. Routes that take
 * some have them checked by `strictValidation`.
 */
@Injectable()
export class StrayInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const takes = inputsOf(context);
    const stray = [
      ...(takes.has(RouteParamtypes.QUERY) ? [] : namesOf(request.query)),
      ...(takes.has(RouteParamtypes.BODY) || takes.has(RouteParamtypes.REQUEST) ? [] : namesOf(request.body)),
    ];
    if (stray.length === 0) return true;
    throw new ProblemError(
      'invalid_request',
      `This route takes no ${stray.join(', ')}.`,
      stray.map((path) => ({ path, message: 'is not a known field' })),
    );
  }
}

/** Kinds of parameters that the method of the route has. */
function inputsOf(context: ExecutionContext): Set<RouteParamtypes> {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return new Set(Object.keys(parameters ?? {}).map((key) => Number(key.split(':')[0])));
}

/** The first names, shortened: what is sent back is not as long as what was sent. */
function namesOf(input: unknown): string[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return [];
  return Object.keys(input)
    .slice(0, 10)
    .map((name) => name.slice(0, 80));
}
