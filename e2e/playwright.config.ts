import { defineConfig } from '@playwright/test';
import { browser } from './browser';

const launchOptions = await browser();
if (launchOptions === null)
  console.warn('No Chromium or Chrome on this machine: set CHROME_BIN. The browser tests are skipped.');

/** The built application in a real browser. */
export default defineConfig({
  testDir: './console',
  testMatch: '*.e2e.ts',
  tsconfig: '../tsconfig.spec.json',
  outputDir: '../test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [['list']],
  metadata: { browser: launchOptions !== null },
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    trace: 'off',
    ...(launchOptions === null ? {} : { launchOptions }),
  },
});
