export { ServersPage } from './servers-page';
