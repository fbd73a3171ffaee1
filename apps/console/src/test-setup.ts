import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// jsdom draws nothing; charts only need a context that takes their calls.
HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;

// Templates are compiled at their first use, which takes seconds where many specs run side by side: time is no verdict here.
jest.setTimeout(60_000);
