import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TextStore } from '../text/texts';
import { formatDuration } from './duration';
import { formatBytes, formatContext, formatNumber, formatPercent, formatSpeed } from './number';

type Maybe = number | null | undefined;

/** `1,234`; `–` where nothing was measured. */
@Pipe({ name: 'number', pure: false })
export class NumberPipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(value: Maybe, digits = 0): string {
    return formatNumber(value, digits, this.language());
  }
}

/** A share 0–1 as `72 %`. */
@Pipe({ name: 'share', pure: false })
export class SharePipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(share: Maybe, digits = 0): string {
    return formatPercent(share, digits, this.language());
  }
}

/** Milliseconds as `1 h 50 min`. */
@Pipe({ name: 'duration', pure: false })
export class DurationPipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(ms: Maybe): string {
    return formatDuration(ms, this.language());
  }
}

/** Bytes as `4.9 GB`. */
@Pipe({ name: 'bytes', pure: false })
export class BytesPipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(bytes: Maybe): string {
    return formatBytes(bytes, this.language());
  }
}

/** Tokens of context as `128k`. */
@Pipe({ name: 'context', pure: false })
export class ContextPipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(tokens: Maybe): string {
    return formatContext(tokens, this.language());
  }
}

/** `92 tok/s`. */
@Pipe({ name: 'speed', pure: false })
export class SpeedPipe implements PipeTransform {
  private readonly language = inject(TextStore).language;
  transform(tokensPerSecond: Maybe): string {
    return formatSpeed(tokensPerSecond, this.language());
  }
}
