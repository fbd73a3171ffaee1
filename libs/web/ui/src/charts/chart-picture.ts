import type { ChartPalette } from './palette';
import { fontOf } from './ink';

export interface PictureText {
  readonly title: string;
  readonly measure: string;
  readonly foot: string;
}

const MARGIN = 16;
const HEAD = 58;
const FOOT = 30;

/** One PNG of all canvases of a figure, with title, measure and date burnt in. Null where the browser gives no canvas. */
export function chartPicture(
  canvases: readonly HTMLCanvasElement[],
  text: PictureText,
  palette: ChartPalette,
): Promise<Blob | null> {
  const boxes = canvases.map((canvas) => canvas.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left + 2 * MARGIN;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top + HEAD + FOOT;
  const picture = document.createElement('canvas');
  picture.width = width * 2;
  picture.height = height * 2;
  const ctx = picture.getContext('2d');
  if (!ctx) return Promise.resolve(null);
  ctx.scale(2, 2);
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, width, height);
  canvases.forEach((canvas, at) => {
    const box = boxes[at];
    if (box) ctx.drawImage(canvas, MARGIN + box.left - left, HEAD + box.top - top, box.width, box.height);
  });
  writeLines(ctx, text, palette, height);
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}

function writeLines(ctx: CanvasRenderingContext2D, text: PictureText, palette: ChartPalette, height: number): void {
  const line = (words: string, y: number, style: { size: number; weight?: number; colour: string }): void => {
    ctx.font = fontOf(palette.font, style);
    ctx.fillStyle = style.colour;
    ctx.fillText(words, MARGIN, y);
  };
  line(text.title, 26, { size: 15, weight: 600, colour: palette.text });
  line(text.measure, 44, { size: 12, colour: palette.muted });
  line(text.foot, height - 11, { size: 11, colour: palette.muted });
}
