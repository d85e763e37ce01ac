import { Injectable } from '@nestjs/common';
import { bearerIn, type Caller, TokenRefused, TokenVerifier } from '@sinergi/http';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { toProblem } from './problem.filter.js';

/** Identifies the caller of a request by its bearer token, once per request. */
@Injectable()
export class Callers {
  private readonly known = new WeakMap<FastifyRequest, Promise<Caller | Problem>>();

  constructor(private readonly verifier: TokenVerifier) {}

  /** @returns the caller, or the problem why the caller is unknown */
  of(request: FastifyRequest): Promise<Caller | Problem> {
    const known = this.known.get(request);
    if (known) return known;
    const found = this.find(request).catch((error: unknown) => {
      if (error instanceof Problem || error instanceof TokenRefused) return toProblem(error);
      throw error;
    });
    this.known.set(request, found);
    return found;
  }

  /** Returns whether identifying the caller needs the verification of a signature. */
  needsVerification(request: FastifyRequest): boolean {
    const token = tokenIn(request);
    return token !== undefined && this.verifier.known(token) === undefined;
  }

  private async find(request: FastifyRequest): Promise<Caller> {
    const token = tokenIn(request);
    if (token === undefined)
      throw new TokenRefused(
        'token-missing',
        'Expected an Authorization header with a bearer token, got none',
      );
    return this.verifier.verify(token);
  }
}

const tokenIn = ({ headers }: FastifyRequest): string | undefined =>
  bearerIn(headers.authorization);
