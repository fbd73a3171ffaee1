import type { Sheet } from './drawing';
import { markerOf } from '../marks/model-markers';
import { seriesColour } from './palette';

export interface TextStyle {
  /** CSS pixels; 11 unless told. */
  readonly size?: number;
  readonly weight?: number;
  readonly colour?: string;
  readonly align?: CanvasTextAlign;
  /** A rim of the panel's colour, so that text stays readable over lines. */
  readonly halo?: boolean;
}

/** Writes one line of text with its middle at y. Returns its width. */
export function write(sheet: Sheet, text: string, x: number, y: number, style: TextStyle = {}): number {
  const { ctx, palette } = sheet;
  ctx.save();
  ctx.font = fontOf(palette.font, style);
  ctx.textAlign = style.align ?? 'left';
  ctx.textBaseline = 'middle';
  if (style.halo === true) {
    ctx.lineWidth = 4;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = palette.surface;
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = style.colour ?? palette.muted;
  ctx.fillText(text, x, y);
  const { width } = ctx.measureText(text);
  ctx.restore();
  return width;
}

export function fontOf(family: string, style: Pick<TextStyle, 'size' | 'weight'> = {}): string {
  return `${style.weight ?? 400} ${style.size ?? 11}px ${family}`;
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a text in CSS pixels; without a canvas a rough one, from the number of characters. */
export function textWidth(text: string, family: string, style: Pick<TextStyle, 'size' | 'weight'> = {}): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return text.length * (style.size ?? 11) * 0.56;
  ruler.font = fontOf(family, style);
  return ruler.measureText(text).width;
}

/** The text, or its beginning and an ellipsis where it is wider than `room`. */
export function shorten(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  let end = text.length - 1;
  while (end > 1 && width(`${text.slice(0, end)}…`) > room) end--;
  return `${text.slice(0, end)}…`;
}

/** A series' marker: filled holds, hollow is open. */
export function drawMarker(sheet: Sheet, slot: number, at: Spot, look: MarkerLook = {}): void {
  const { ctx, palette } = sheet;
  const colour = look.colour ?? seriesColour(palette, slot);
  const path = markerPath(slot, at, look.radius ?? OUTLINE_RADIUS);
  ctx.save();
  ctx.lineJoin = 'round';
  if (look.hollow === true) {
    ctx.fillStyle = palette.surface;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.75;
    ctx.fill(path);
    ctx.stroke(path);
  } else {
    if (look.rim !== undefined) {
      ctx.strokeStyle = look.rim;
      ctx.lineWidth = look.rimWidth ?? 3;
      ctx.stroke(path);
    }
    ctx.fillStyle = colour;
    ctx.fill(path);
  }
  ctx.restore();
}

/** The outlines of the markers lie around (6, 6) and are as heavy as a disc of this radius. */
const OUTLINE_RADIUS = 4.4;

function markerPath(slot: number, at: Spot, radius: number): Path2D {
  const size = radius / OUTLINE_RADIUS;
  const path = new Path2D();
  path.addPath(new Path2D(markerOf(slot).outline), new DOMMatrix().translate(at.x, at.y).scale(size).translate(-6, -6));
  return path;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface MarkerLook {
  readonly radius?: number;
  readonly hollow?: boolean;
  readonly colour?: string;
  /** Colour of a rim behind a filled marker. */
  readonly rim?: string;
  readonly rimWidth?: number;
}

export interface LineStyle {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}

/** A line through the given spots. */
export function drawLine(sheet: Sheet, spots: readonly Spot[], style: LineStyle): void {
  const { ctx } = sheet;
  ctx.save();
  ctx.globalAlpha = style.alpha ?? 1;
  ctx.strokeStyle = style.colour;
  ctx.lineWidth = style.width ?? 1;
  ctx.setLineDash([...(style.dash ?? [])]);
  ctx.lineCap = style.dash ? 'butt' : 'round';
  ctx.beginPath();
  spots.forEach((spot, at) => (at === 0 ? ctx.moveTo(spot.x, spot.y) : ctx.lineTo(spot.x, spot.y)));
  ctx.stroke();
  ctx.restore();
}

/** The pale bar of an interval behind its marker. */
export function drawBand(sheet: Sheet, from: Spot, to: number, height: number, colour: string): void {
  const { ctx } = sheet;
  ctx.save();
  ctx.globalAlpha = 0.3;
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.roundRect(from.x, from.y - height / 2, Math.max(to - from.x, height), height, height / 2);
  ctx.fill();
  ctx.restore();
}
