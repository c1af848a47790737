package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.List;

/** What {@link Device#best()} tries. */
final class BestProviders {
  private BestProviders() {}

  /**
   * Returns the providers that can exist on a system, the best first, the processor last. At least
   * two everywhere: where there is one alone it would be a demand.
   *
   * @param system the name of the operating system as Java gives it
   */
  static List<ExecutionProvider> of(String system) {
    List<ExecutionProvider> providers = new ArrayList<>();
    if (OperatingSystem.isMac(system)) {
      providers.add(new CoreMlProvider(ProviderOptions.none()));
    } else {
      providers.add(new CudaProvider(0, ProviderOptions.none()));
      if (OperatingSystem.isWindows(system)) {
        providers.add(new DirectMlProvider(0, ProviderOptions.none()));
      }
    }
    providers.add(new CpuProvider(CpuProvider.ALL_CORES));
    return List.copyOf(providers);
  }
}
