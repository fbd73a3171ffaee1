import type { Model } from '@assay/contracts';
import type { IconName } from '@assay/web/ui';

/** A word about a model, with its symbol. */
export interface ModelTag {
  readonly key: 'judgeOfRun' | 'loaded' | 'thinks' | 'tools' | 'vision' | 'cloud';
  readonly icon: IconName;
}

/** What is worth knowing about a model before it is chosen. */
export function modelTags(model: Model, judge: Model | null): readonly ModelTag[] {
  const can = (capability: string) => model.capabilities.includes(capability);
  const isJudge = judge !== null && judge.id === model.id && judge.serverId === model.serverId;
  const tags: readonly (ModelTag & { readonly shown: boolean })[] = [
    { key: 'judgeOfRun', icon: 'gavel', shown: isJudge },
    { key: 'thinks', icon: 'thinking', shown: can('thinking') },
    { key: 'vision', icon: 'image', shown: can('vision') },
    { key: 'tools', icon: 'tools', shown: can('tools') },
    { key: 'loaded', icon: 'check', shown: model.loaded !== null },
    { key: 'cloud', icon: 'cloud', shown: model.remote },
  ];
  return tags.filter((tag) => tag.shown);
}
