export { SelectionPage } from './selection-page';
