package org.vae4j.examples;

import java.nio.file.Path;
import org.vae4j.data.Dataset;
import org.vae4j.data.augmentation.Augmentation;
import org.vae4j.tensorflow.TensorBoardListener;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LearningRate;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.WeightAveraging;

/** What a training may do beside the plain steps; {@link TrainingBenchmark} measures the cost. */
enum TrainingExtra {
  /** AdamW, warm-up and a cosine in place of Adam at one rate. */
  SCHEDULE {
    @Override
    void addTo(TrainerBuilder trainer, Place place) {
      double rate = place.model().learningRate();
      trainer.optimizer(Optimizer.adamW(LearningRate.cosine(rate, rate / 100).warmUp(0.1)));
    }
  },

  /** Clipping by the global norm, to a limit that each step exceeds. */
  CLIPPING {
    @Override
    void addTo(TrainerBuilder trainer, Place place) {
      trainer.clipping(GradientClipping.globalNorm(1));
    }
  },

  /** An exponential moving average of the weights. */
  AVERAGING {
    @Override
    void addTo(TrainerBuilder trainer, Place place) {
      trainer.averaging(WeightAveraging.exponential(0.999));
    }
  },

  /** Rotation and translation of the images. */
  AUGMENTATION {
    @Override
    void addTo(TrainerBuilder trainer, Place place) {
      trainer.augmentation(Augmentation.rotation(5).then(Augmentation.translation(0.05)));
    }
  },

  /** History, pictures, TensorBoard and the collapse doctor. */
  LISTENERS {
    @Override
    void addTo(TrainerBuilder trainer, Place place) {
      trainer
          .listener(HistoryListener.csv(place.folder().resolve("history.csv")))
          .listener(PictureListener.in(place.folder().resolve("pictures")))
          .listener(TensorBoardListener.in(place.folder().resolve("board")))
          .listener(CollapseDoctor.watching(place.train(), System.out::println));
    }
  };

  abstract void addTo(TrainerBuilder trainer, Place place);

  /**
   * What the training works on.
   *
   * @param model the model to train
   * @param train the training items
   * @param folder an empty folder for what listeners write
   */
  record Place(BenchmarkModel model, Dataset train, Path folder) {}
}
