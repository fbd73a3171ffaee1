import { Module } from '@nestjs/common';
import { LiveGateway } from './live.gateway';

/** Live events for pages. */
@Module({ providers: [LiveGateway] })
export class LiveModule {}
