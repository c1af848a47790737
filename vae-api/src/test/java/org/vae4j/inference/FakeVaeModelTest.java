package org.vae4j.inference;

final class FakeVaeModelTest extends VaeModelContract {
  @Override
  protected VaeModel create() {
    return new FakeVaeModel(6);
  }
}
